package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking.Tlp;
import java.util.List;
import java.util.Optional;

/** Reads IDEA0. Of several sources or targets, the first one counts. */
final class IdeaReader implements PayloadReader {
  /** The type of an attachment that holds what was received. */
  static final String ORIGINAL = "OrigData";

  private final MappingTable fields;
  private final IdeaClassification classification;

  IdeaReader(MappingTable fields, IdeaClassification classification) {
    this.fields = fields;
    this.classification = classification;
  }

  @Override
  public String format() {
    return IdeaFormat.NAME;
  }

  @Override
  public Decoded read(ObjectNode payload) {
    if (!payload.path("Format").asText().startsWith("IDEA")) {
      return new Decoded.Undecodable("An IDEA message says \"Format\": \"IDEA0\".");
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    List<String> sourceTypes = texts(payload.path("Source").path(0).path("Type"));
    texts(payload.path("Category")).stream()
        .flatMap(category -> classification.read(category, sourceTypes).stream())
        .findFirst()
        .ifPresent(type -> event.put("classification.type", type));
    Times.putIntelmq(event, "time.observation", payload.path("DetectTime").asText());
    fields.read(payload, event);
    original(payload).ifPresent(raw -> event.put("raw", raw));
    Tlp.parse(payload.path("TLP").asText()).ifPresent(mark -> event.put("tlp", mark.value()));
    return new Decoded.Events(List.of(event));
  }

  private static Optional<String> original(ObjectNode payload) {
    return payload
        .path("Attach")
        .valueStream()
        .filter(attachment -> texts(attachment.path("Type")).contains(ORIGINAL))
        .filter(attachment -> attachment.path("ContentEncoding").asText().equals("base64"))
        .map(attachment -> attachment.path("Content").asText())
        .filter(Shapes::isBase64)
        .findFirst();
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray() ? node.valueStream().map(JsonNode::asText).toList() : List.of();
  }
}
