package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A MISP event of somebody else's, as parts of a MISP event that holds many. Attributes, objects
 * and reports keep their UUIDs and all their members; what the event says of all of them, its tags
 * and its name, is added to each or stands beside them.
 */
final class MispDocument {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final String ATTRIBUTE = "Attribute";
  private static final String TLP = "tlp:";

  private final JsonNode event;
  private final UUID envelope;
  private final Instant changedAt;
  private final Set<String> tags = new LinkedHashSet<>();

  private MispDocument(JsonNode event, UUID envelope, Instant changedAt) {
    this.event = event;
    this.envelope = envelope;
    this.changedAt = changedAt;
  }

  /**
   * The parts of an envelope that came as MISP.
   *
   * @param changedAt no part says that it was changed later
   * @param mark the envelope's
   */
  static MispParts parts(ReceivedEvent received, Instant changedAt, Tlp mark) {
    JsonNode event = MispReader.event(received.envelope().payload().json());
    UUID id = StableIds.named("misp", StableIds.of(received.envelope().id()).toString());
    MispDocument document = new MispDocument(event, id, changedAt);
    for (JsonNode tag : event.path("Tag")) {
      String name = tag.path("name").asText();
      if (!name.toLowerCase(Locale.ROOT).startsWith(TLP)) {
        document.tags.add(name);
      }
    }
    document.tags.add(MispObjects.tag(mark));
    return document.parts();
  }

  /** The UUID of the MISP event that an envelope is; empty where it has none. */
  static Optional<String> id(Envelope envelope) {
    return id(MispReader.event(envelope.payload().json()));
  }

  private static Optional<String> id(JsonNode event) {
    return Optional.ofNullable(event.path("uuid").textValue())
        .filter(text -> UUID_TEXT.matcher(text).matches());
  }

  private MispParts parts() {
    List<ObjectNode> attributes = attributes(event.path(ATTRIBUTE), "");
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode one : event.path("Object")) {
      String place = "object " + objects.size();
      List<ObjectNode> own = attributes(one.path(ATTRIBUTE), place);
      if (one instanceof ObjectNode object && !own.isEmpty()) {
        ObjectNode copy = completed(object, place);
        copy.putArray(ATTRIBUTE).addAll(own);
        objects.add(copy);
      }
    }
    List<ObjectNode> reports = new ArrayList<>();
    for (JsonNode one : event.path("EventReport")) {
      if (one instanceof ObjectNode report && report.path("name").isTextual()) {
        reports.add(completed(report, "report " + reports.size()));
      }
    }
    id(event).ifPresent(text -> attributes.add(origin(text)));
    return new MispParts(attributes, objects, reports);
  }

  /** Names the event, by whose UUID MISP then finds this. */
  private ObjectNode origin(String id) {
    ObjectNode attribute =
        JsonNodeFactory.instance
            .objectNode()
            .put("uuid", StableIds.named(envelope.toString(), "event").toString())
            .put("type", "text")
            .put("category", "Internal reference")
            .put("value", id)
            .put("comment", event.path("info").asText())
            .put("to_ids", false)
            .put("distribution", "5")
            .put("timestamp", seconds());
    tag(attribute);
    return attribute;
  }

  private List<ObjectNode> attributes(JsonNode all, String place) {
    List<ObjectNode> attributes = new ArrayList<>();
    for (JsonNode one : all) {
      boolean isWhole = one.path("type").isTextual() && one.path("value").isValueNode();
      if (one instanceof ObjectNode attribute && isWhole) {
        ObjectNode copy = completed(attribute, place + " attribute " + attributes.size());
        tag(copy);
        attributes.add(MispObjects.cut(copy));
      }
    }
    return attributes;
  }

  /** With a UUID, and with a time that is not behind the event's. */
  private ObjectNode completed(ObjectNode part, String place) {
    ObjectNode copy = part.deepCopy();
    if (!UUID_TEXT.matcher(copy.path("uuid").asText()).matches()) {
      copy.put("uuid", StableIds.named(envelope.toString(), place).toString());
    }
    long time = copy.path("timestamp").asLong();
    if (time <= 0 || time > changedAt.getEpochSecond()) {
      copy.put("timestamp", seconds());
    }
    return copy;
  }

  /** Adds the event's tags, for the other event that it comes into has tags of its own. */
  private void tag(ObjectNode attribute) {
    Set<String> known = new LinkedHashSet<>(attribute.path("Tag").findValuesAsText("name"));
    ArrayNode all =
        attribute.path("Tag") instanceof ArrayNode own ? own : attribute.putArray("Tag");
    tags.stream().filter(known::add).forEach(name -> all.addObject().put("name", name));
  }

  private String seconds() {
    return Long.toString(changedAt.getEpochSecond());
  }
}
