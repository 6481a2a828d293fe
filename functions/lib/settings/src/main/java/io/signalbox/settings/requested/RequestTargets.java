package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.HostPatterns;
import io.signalbox.settings.HostPatterns.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Finds whom a request wants to have talked to. */
final class RequestTargets {
  private RequestTargets() {}

  /** Refuses a request that leads anywhere where the patterns do not. */
  static void require(HostPatterns allowed, String whose, String field, ObjectNode entry)
      throws RefusedRequest {
    for (Target target : of(field, entry)) {
      if (!allowed.allow(target)) {
        throw new RefusedRequest(
            field + ".uri",
            target.scheme() + " to " + target.host() + " is not among those of " + whose);
      }
    }
  }

  private static List<Target> of(String field, ObjectNode entry) throws RefusedRequest {
    String method = entry.path("method").asText();
    try {
      URI uri = new URI(entry.path("uri").asText(""));
      return DeliveryMethods.find(method).orElseThrow().targets(uri, entry.path(method));
    } catch (URISyntaxException fault) {
      throw new RefusedRequest(field + ".uri", "is no URI: " + fault.getReason());
    } catch (IllegalArgumentException fault) {
      throw new RefusedRequest(field + ".uri", String.valueOf(fault.getMessage()));
    }
  }
}
