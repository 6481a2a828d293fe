package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads events of MISP. One that a Signalbox wrote is the event that it was; of any other, each
 * attribute of a type that IntelMQ has a field for is an event.
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
    List<JsonNode> all =
        Stream.concat(
                misp.path("Attribute").valueStream(),
                misp.path("Object")
                    .valueStream()
                    .flatMap(object -> object.path("Attribute").valueStream()))
            .toList();
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    long read = all.stream().filter(attribute -> attributes.readOwn(attribute, own)).count();
    if (read > 0 && read == all.size()) {
      return new Decoded.Events(List.of(own));
    }
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
