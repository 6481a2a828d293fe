package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IDEA0, CESNET's Intrusion Detection Extensible Alert. The hub is the node. */
final class IdeaFormat implements JsonEventFormat {
  static final String NAME = "idea";

  private final MappingTable fields = MappingTable.of("idea-fields.tsv");
  private final IdeaClassification classification = new IdeaClassification();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PayloadReader> reader() {
    return Optional.of(new IdeaReader(fields, classification));
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("Format", "IDEA0");
    document.put("ID", envelope.id().dedupKey().value());
    envelope
        .parent()
        .ifPresent(parent -> document.putArray("RelID").add(parent.dedupKey().value()));
    document.put(
        "DetectTime",
        payload
            .text("time.observation")
            .flatMap(Times::parse)
            .map(Times::utc)
            .orElseGet(() -> Times.utc(event.receivedAt())));
    classification.write(payload.text("classification.type"), document);
    fields.write(payload, document);
    payload.text("raw").filter(Shapes::isBase64).ifPresent(raw -> attach(document, raw));
    Marking.of(event.envelope()).tlp().ifPresent(mark -> document.put("TLP", mark.value()));
    ObjectNode node = document.putArray("Node").addObject();
    node.put("Name", nodeName(options.hub().name()));
    node.putArray("Type").add("Relay");
    node.putArray("SW").add("Signalbox");
    return new Conversion.Written(List.of(Json.bytes(document)));
  }

  private static void attach(ObjectNode document, String raw) {
    ObjectNode attachment = document.withArray("Attach").addObject();
    attachment.putArray("Type").add(IdeaReader.ORIGINAL);
    attachment.put("ContentEncoding", "base64");
    attachment.put("Content", raw);
  }

  /** IDEA's NSID: names of lower-case letters, digits and '_', with dots between them. */
  private static String nodeName(String hub) {
    String name = hub.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
    return name.replaceAll("(^|\\.)(?=[0-9.]|$)", "$1_");
  }
}
