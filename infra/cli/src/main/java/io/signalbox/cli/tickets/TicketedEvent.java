package io.signalbox.cli.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An event that has, or is to have, a ticket.
 *
 * @param envelope with its tags of now, in the decided form of IEP04
 */
record TicketedEvent(JsonNode envelope) {
  String id() {
    return envelope.at("/meta/uuid").asText();
  }

  JsonNode payload() {
    return envelope.path("payload");
  }

  List<String> tags() {
    return envelope.at("/meta/tags").valueStream().map(JsonNode::asText).toList();
  }

  /** Its ticket in that system. */
  Optional<String> ticket(RequestTracker rt) {
    return tags().stream().flatMap(tag -> rt.ticket(tag).stream()).findFirst();
  }

  /**
   * What adds a tag to those that there are: an envelope of the same id without a payload, and
   * without the path, by which the hub would take it for a loop.
   */
  ObjectNode tagged(String tag) {
    ObjectNode update = JsonNodeFactory.instance.objectNode();
    for (String member : List.of("format", "version", "type")) {
      update.set(member, envelope.path(member));
    }
    ObjectNode meta = update.putObject("meta").put("uuid", id());
    ArrayNode tags = meta.putArray("tags");
    tags().forEach(tags::add);
    tags.add(tag);
    update.putObject("payload");
    return update;
  }
}
