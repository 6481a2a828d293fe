package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Envelopes as parts of a MISP event that holds many: an object of the template {@code
 * intelmq_event} for each IntelMQ event. Its attributes are those of the format {@code misp}, under
 * the same ids, each with a tag of TLP and one of RSIT. What came as MISP stays as it was.
 */
public final class MispObjects {
  /** The template of objects that are events of IntelMQ. */
  static final String NAME = "intelmq_event";

  /** The most bytes that MISP's database holds of a value. */
  static final int VALUE_BYTES = 65_535;

  private static final String CUT = " (cut)";

  /** Of https://github.com/MISP/misp-objects. */
  private static final UUID TEMPLATE = UUID.fromString("491ac7d2-25a1-4078-8246-b04a132d003d");

  private static final String TEMPLATE_VERSION = "5";
  private static final MispFormat MISP = new MispFormat();

  private MispObjects() {}

  /**
   * The parts of an envelope; none where it cannot be written as MISP.
   *
   * @param changedAt of objects and attributes, in whole seconds
   * @param unmarked the mark of an event that bears none
   */
  public static MispParts of(
      ReceivedEvent event, Instant changedAt, Tlp unmarked, WriteOptions options) {
    Tlp mark = mark(event, unmarked);
    if (MispReader.isOfOthers(event.envelope())) {
      return MispDocument.parts(event, changedAt, mark);
    }
    return switch (EventFormats.writeFields(MISP, event, options)) {
      case Conversion.CannotBeWritten cannot -> MispParts.ofObjects(List.of());
      case Conversion.Written(List<byte[]> parts) ->
          MispParts.ofObjects(
              parts.stream()
                  .flatMap(part -> Json.read(new String(part, StandardCharsets.UTF_8)).stream())
                  .map(document -> object(document.path("Event"), changedAt, mark))
                  .toList());
    };
  }

  /** The UUID of the MISP event of somebody else's that an envelope is; empty for another. */
  public static Optional<String> eventId(Envelope envelope) {
    return MispReader.isOfOthers(envelope) ? MispDocument.id(envelope) : Optional.empty();
  }

  /** In place of an envelope that is too large for a MISP event: one attribute that names it. */
  public static MispParts reference(ReceivedEvent event, Instant changedAt, Tlp unmarked) {
    String id = event.envelope().id().text();
    UUID object = StableIds.named("misp", StableIds.of(event.envelope().id()).toString());
    ObjectNode json = empty(object, "Too large for MISP", changedAt);
    json.withArray("Attribute")
        .addObject()
        .put("uuid", StableIds.named(object.toString(), "envelope").toString())
        .put("object_relation", "comment")
        .put("type", "text")
        .put("category", "Other")
        .put("value", "Too large for MISP: envelope " + id)
        .put("comment", "")
        .put("to_ids", false)
        .put("timestamp", seconds(changedAt))
        .put("distribution", "5")
        .set("Tag", tags(mark(event, unmarked), "undetermined"));
    return MispParts.ofObjects(List.of(json));
  }

  /** The UUID of an organisation for which no other is known. */
  public static UUID organisationId(String name) {
    return StableIds.named("misp organisation", name);
  }

  /** The tag of a mark. */
  public static String tag(Tlp mark) {
    return mark.text().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object(JsonNode event, Instant changedAt, Tlp mark) {
    ObjectNode object =
        empty(UUID.fromString(event.path("uuid").asText()), event.path("info").asText(), changedAt);
    ArrayNode written = object.withArray("Attribute");
    ArrayNode tags = tags(mark, type(event));
    for (JsonNode attribute : event.path("Attribute")) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      copy.set("uuid", attribute.path("uuid"));
      copy.put("object_relation", MispAttributes.field(attribute));
      for (String member : List.of("type", "category", "value", "comment", "to_ids")) {
        copy.set(member, attribute.path(member));
      }
      copy.put("timestamp", seconds(changedAt));
      copy.put("distribution", "5");
      copy.set("Tag", tags);
      written.add(cut(copy));
    }
    return object;
  }

  private static ObjectNode empty(UUID id, String comment, Instant changedAt) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("uuid", id.toString());
    object.put("name", NAME);
    object.put("meta-category", "network");
    object.put("description", "IntelMQ Event");
    object.put("template_uuid", TEMPLATE.toString());
    object.put("template_version", TEMPLATE_VERSION);
    object.put("comment", comment);
    object.put("timestamp", seconds(changedAt));
    object.put("distribution", "5");
    object.putArray("Attribute");
    return object;
  }

  /** With a value that MISP's database has room for. */
  static ObjectNode cut(ObjectNode attribute) {
    byte[] value = attribute.path("value").asText().getBytes(StandardCharsets.UTF_8);
    if (value.length > VALUE_BYTES) {
      int end = VALUE_BYTES;
      // Not between the bytes of a character.
      while ((value[end] & 0xC0) == 0x80) {
        end--;
      }
      attribute.put("value", new String(value, 0, end, StandardCharsets.UTF_8));
      attribute.put("comment", attribute.path("comment").asText() + CUT);
    }
    return attribute;
  }

  private static Tlp mark(ReceivedEvent event, Tlp unmarked) {
    return Marking.of(event.envelope()).tlp().orElse(unmarked);
  }

  private static String type(JsonNode event) {
    return event
        .path("Attribute")
        .valueStream()
        .filter(one -> MispAttributes.field(one).equals("classification.type"))
        .findFirst()
        .map(one -> one.path("value").asText())
        .orElse("undetermined");
  }

  private static ArrayNode tags(Tlp mark, String type) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    tags.addObject().put("name", tag(mark));
    tags.addObject().put("name", RsitTag.of(type));
    return tags;
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }
}
