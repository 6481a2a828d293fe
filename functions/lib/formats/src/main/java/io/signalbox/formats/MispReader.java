package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads events of MISP. What a Signalbox wrote is the event that it was, or one for each object; of
 * any other, each attribute of a type that IntelMQ has a field for is an event.
 */
final class MispReader implements PayloadReader {
  private static final String TLP = "tlp:";

  private final MispAttributes attributes;

  MispReader(MispAttributes attributes) {
    this.attributes = attributes;
  }

  @Override
  public String format() {
    return MispFormat.NAME;
  }

  @Override
  public Decoded read(ObjectNode payload) {
    JsonNode misp = payload.has("Event") ? payload.path("Event") : payload;
    List<List<JsonNode>> groups =
        Stream.concat(Stream.of(misp), misp.path("Object").valueStream())
            .map(group -> group.path("Attribute").valueStream().toList())
            .filter(group -> !group.isEmpty())
            .toList();
    List<ObjectNode> own = groups.stream().flatMap(group -> own(group).stream()).toList();
    if (!own.isEmpty() && own.size() == groups.size()) {
      return new Decoded.Events(own);
    }
    List<JsonNode> all = groups.stream().flatMap(List::stream).toList();
    ObjectNode common = common(misp);
    List<ObjectNode> events = new ArrayList<>();
    for (JsonNode attribute : all) {
      attributes
          .read(attribute)
          .ifPresent(
              field -> {
                ObjectNode event = common.deepCopy();
                event.set(field.getKey(), field.getValue());
                complete(attribute, event);
                events.add(event);
              });
    }
    return events.isEmpty()
        ? new Decoded.Undecodable(
            "No attribute has an address, a name, a URL, an AS or a file's hash.")
        : new Decoded.Events(events);
  }

  /**
   * The event that attributes are of which a Signalbox wrote; empty if it did not write them all.
   */
  private Optional<ObjectNode> own(List<JsonNode> group) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    return group.stream().allMatch(attribute -> attributes.readOwn(attribute, event))
        ? Optional.of(event)
        : Optional.empty();
  }

  private ObjectNode common(JsonNode misp) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    List<String> tags =
        misp.path("Tag").valueStream().map(tag -> tag.path("name").asText()).toList();
    event.put(
        "classification.type",
        tags.stream()
            .flatMap(tag -> attributes.type(tag).stream())
            .findFirst()
            .orElse("undetermined"));
    tags.stream()
        .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(TLP))
        .flatMap(tag -> TrafficLight.parse(tag).stream())
        .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
        .ifPresent(mark -> event.put("tlp", mark.text()));
    if (misp.path("info").isTextual()) {
      event.set("event_description.text", misp.get("info"));
    }
    if (misp.path("uuid").isTextual()) {
      event.set("misp.event_uuid", misp.get("uuid"));
    }
    return event;
  }

  private static void complete(JsonNode attribute, ObjectNode event) {
    if (attribute.path("uuid").isTextual()) {
      event.set("misp.attribute_uuid", attribute.get("uuid"));
    }
    String comment = attribute.path("comment").asText();
    if (!comment.isBlank()) {
      event.put("comment", comment);
    }
    long seconds = attribute.path("timestamp").asLong();
    if (seconds > 0) {
      event.put("time.source", Times.intelmq(Instant.ofEpochSecond(seconds)));
    }
  }
}
