package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.HostPatterns;
import io.signalbox.settings.HostPatterns.Target;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.XmppAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    String text = entry.path("uri").asText("");
    try {
      URI uri = new URI(text);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      return switch (scheme) {
        case "mailto" -> mail(uri, entry.path("mail"));
        case "xmpp" -> List.of(new Target(scheme, domainOf(uri), -1));
        default ->
            List.of(
                new Target(
                    scheme,
                    Optional.ofNullable(uri.getHost())
                        .orElseThrow(() -> new IllegalArgumentException("has no host")),
                    uri.getPort()));
      };
    } catch (URISyntaxException fault) {
      throw new RefusedRequest(field + ".uri", "is no URI: " + fault.getReason());
    } catch (IllegalArgumentException fault) {
      throw new RefusedRequest(field + ".uri", String.valueOf(fault.getMessage()));
    }
  }

  private static String domainOf(URI uri) {
    return XmppAddress.domainOf(XmppAddress.of(uri).jid());
  }

  private static List<Target> mail(URI uri, JsonNode options) {
    List<MailAddress> addresses = new ArrayList<>(MailAddress.ofMailto(uri));
    options.path("cc").forEach(address -> addresses.add(MailAddress.parse(address.asText())));
    return addresses.stream().map(address -> new Target("mailto", address.domain(), -1)).toList();
  }
}
