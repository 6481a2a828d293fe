package io.signalbox.settings.service.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Kind;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.JsonLocation;
import java.util.List;
import java.util.Optional;

/**
 * What makes another hub a peer: an instance, and if this hub sends something, a destination and a
 * route, all of the other hub's name. What stands there already of that hub keeps its other
 * members.
 */
public final class PeerSettings {
  private static final int EVENTS_A_PUSH = 500;

  private PeerSettings() {}

  /**
   * Another hub.
   *
   * @param acceptedToken what it shows to this one; empty if it sends nothing
   */
  public record Peer(String name, Optional<String> acceptedToken, Optional<Outgoing> outgoing) {}

  /**
   * What goes to it.
   *
   * @param uri where it is
   * @param token what this hub shows there
   * @param send pattern, ceiling and fields
   */
  public record Outgoing(String uri, String token, ObjectNode send) {}

  /** Entries of the peer's name that are of somebody else. */
  public static List<Fault> faults(ObjectNode settings, Peer peer) {
    String name = peer.name();
    JsonNode instance = settings.at(pointer(Kind.INSTANCES, name));
    if (!instance.isMissingNode() && !instance.path("hub").asText().equals(name)) {
      return List.of(taken(Kind.INSTANCES, name));
    }
    JsonNode destination = settings.at(pointer(Kind.DESTINATIONS, name));
    boolean isOfAnother =
        !destination.isMissingNode() && !destination.at("/http/hub").asText().equals(name);
    return peer.outgoing().isPresent() && isOfAnother
        ? List.of(taken(Kind.DESTINATIONS, name))
        : List.of();
  }

  private static Fault taken(Kind kind, String name) {
    return new Fault(
        pointer(kind, name), "there is an entry of this name that is not of the hub " + name);
  }

  private static String pointer(Kind kind, String name) {
    return JsonLocation.pointer("/" + kind.text(), name);
  }

  /** The settings with the peer. */
  public static ObjectNode with(ObjectNode settings, Peer peer) {
    ObjectNode document = settings.deepCopy();
    String name = peer.name();
    peer.acceptedToken().ifPresent(token -> receive(document, name, token));
    peer.outgoing().ifPresent(outgoing -> send(document, name, outgoing));
    return document;
  }

  private static void receive(ObjectNode document, String name, String token) {
    ObjectNode instance = document.withObject(pointer(Kind.INSTANCES, name));
    instance.put("hub", name);
    instance.withObjectProperty("grants").put("post", true);
    instance.putArray("tokens").addObject().put("name", "invitation").put("token", token);
  }

  private static void send(ObjectNode document, String name, Outgoing outgoing) {
    ObjectNode destination = document.withObject(pointer(Kind.DESTINATIONS, name));
    destination.put("method", "http");
    destination.put("uri", PeerUri.of(outgoing.uri(), "/v1/envelopes").toString());
    copy(outgoing.send(), "ceiling", destination);
    copy(outgoing.send(), "fields", destination);
    ObjectNode http = destination.withObjectProperty("http");
    http.put("hub", name).put("batch", EVENTS_A_PUSH).put("gzip", true);
    http.putObject("authentication").put("bearer", outgoing.token());
    ObjectNode route = document.withObject(pointer(Kind.ROUTES, name));
    route.putObject("pattern");
    copy(outgoing.send(), "pattern", route);
    route.putArray("destinations").add(name);
  }

  private static void copy(ObjectNode from, String member, ObjectNode to) {
    if (from.has(member)) {
      to.set(member, from.get(member).deepCopy());
    }
  }
}
