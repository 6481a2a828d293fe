package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads events of MISP. What a Signalbox wrote is the event that it was, or one for each object; of
 * any other, each attribute of a type that IntelMQ has a field for is an event. A document may have
 * both: objects that a Signalbox wrote, and parts of an event of somebody else's.
 */
final class MispReader implements PayloadReader {
  private static final String TLP = "tlp:";
  private static final String ATTRIBUTE = "Attribute";
  private static final MispReader OWN = new MispReader(new MispAttributes());

  private final MispAttributes attributes;

  MispReader(MispAttributes attributes) {
    this.attributes = attributes;
  }

  @Override
  public String format() {
    return MispFormat.NAME;
  }

  /** The event of a payload, which may stand in it under its name. */
  static JsonNode event(ObjectNode payload) {
    return payload.has("Event") ? payload.path("Event") : payload;
  }

  /** Whether an envelope came as MISP, from somebody else than a Signalbox. */
  static boolean isOfOthers(Envelope envelope) {
    Protocol protocol = envelope.protocol();
    return protocol.format().equals(MispFormat.NAME)
        && protocol.type().equals(Protocol.EVENT)
        && OWN.allOwn(event(envelope.payload().json())).isEmpty();
  }

  @Override
  public Decoded read(ObjectNode payload) {
    JsonNode misp = event(payload);
    List<ObjectNode> own = allOwn(misp);
    if (!own.isEmpty()) {
      return new Decoded.Events(own);
    }
    List<ObjectNode> events = new ArrayList<>();
    List<JsonNode> all = new ArrayList<>();
    misp.path(ATTRIBUTE).forEach(all::add);
    for (JsonNode object : misp.path("Object")) {
      List<JsonNode> group = object.path(ATTRIBUTE).valueStream().toList();
      Optional<ObjectNode> event =
          object.path("name").asText().equals(MispObjects.NAME) && !group.isEmpty()
              ? own(group)
              : Optional.empty();
      event.ifPresentOrElse(events::add, () -> all.addAll(group));
    }
    ObjectNode common = common(misp);
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

  /** The events of a document, all of whose attributes a Signalbox wrote; none for another. */
  private List<ObjectNode> allOwn(JsonNode misp) {
    List<List<JsonNode>> groups =
        Stream.concat(Stream.of(misp), misp.path("Object").valueStream())
            .map(group -> group.path(ATTRIBUTE).valueStream().toList())
            .filter(group -> !group.isEmpty())
            .toList();
    List<ObjectNode> own = groups.stream().flatMap(group -> own(group).stream()).toList();
    return own.size() == groups.size() ? own : List.of();
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
        .flatMap(tag -> Tlp.parse(tag).stream())
        .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
        .ifPresent(mark -> event.put("tlp", mark.value()));
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
