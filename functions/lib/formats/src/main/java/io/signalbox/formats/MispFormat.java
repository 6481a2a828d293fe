package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.Payload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event of MISP with an attribute a field, as MISP's REST API takes and gives it. Its ids are
 * those of the envelope and its fields, so that a second import changes the first.
 */
final class MispFormat implements JsonEventFormat {
  static final String NAME = "misp";

  /** MISP cuts longer ones. */
  private static final int INFO_CHARACTERS = 200;

  private final MispAttributes attributes = new MispAttributes();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PayloadReader> reader() {
    return Optional.of(new MispReader(attributes));
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    UUID id = StableIds.named("misp", StableIds.of(envelope.id()).toString());
    Instant time = Times.ofEvent(payload, event.receivedAt());
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode misp = document.putObject("Event");
    misp.put("uuid", id.toString());
    misp.put("info", info(payload));
    misp.put("date", time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    misp.put("timestamp", Long.toString(event.receivedAt().getEpochSecond()));
    misp.put("threat_level_id", "4");
    misp.put("analysis", "2");
    misp.put("distribution", distribution(envelope));
    misp.put("published", false);
    ObjectNode organisation = misp.putObject("Orgc");
    organisation.put("name", options.hub().organisation());
    organisation.put(
        "uuid", StableIds.named("misp organisation", options.hub().organisation()).toString());
    misp.set("Tag", tags(envelope));
    ArrayNode written = misp.putArray("Attribute");
    for (Map.Entry<String, JsonNode> field : payload.flat().properties()) {
      attributes
          .attribute(field.getKey(), field.getValue(), payload)
          .ifPresent(attribute -> written.add(completed(attribute, id, field.getKey(), event)));
    }
    return new Conversion.Written(List.of(Json.bytes(document)));
  }

  private static ObjectNode completed(
      ObjectNode attribute, UUID event, String field, ReceivedEvent received) {
    attribute.put("uuid", StableIds.named(event.toString(), field).toString());
    attribute.put("timestamp", Long.toString(received.receivedAt().getEpochSecond()));
    attribute.put("distribution", "5");
    return attribute;
  }

  private static String info(Payload payload) {
    String type = payload.text("classification.type").orElse("undetermined");
    String info =
        payload
            .text("event_description.text")
            .or(() -> payload.text("malware.name"))
            .or(() -> payload.text("classification.identifier"))
            .map(text -> type + ": " + text)
            .orElse(type);
    return info.length() <= INFO_CHARACTERS
        ? info
        : info.substring(0, info.offsetByCodePoints(0, INFO_CHARACTERS / 2)) + "…";
  }

  /** What MISP may pass on: all that is clear, its community for green, else nobody. */
  private static String distribution(Envelope envelope) {
    return switch (Marking.of(envelope).tlp().orElse(Tlp.AMBER)) {
      case CLEAR -> "3";
      case GREEN -> "1";
      case AMBER, AMBER_STRICT, RED -> "0";
    };
  }

  private ArrayNode tags(Envelope envelope) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    Marking.of(envelope)
        .tlp()
        .ifPresent(mark -> tags.addObject().put("name", MispObjects.tag(mark)));
    envelope
        .payload()
        .text("classification.type")
        .flatMap(attributes::tag)
        .ifPresent(tag -> tags.addObject().put("name", tag));
    return tags;
  }
}
