package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document of the Elastic Common Schema. What has no field there stands under {@code intelmq}, as
 * ECS has it for custom fields.
 */
final class EcsFormat implements JsonEventFormat {
  private static final String VERSION = "9.4.0";

  private final MappingTable fields = MappingTable.of("ecs-fields.tsv");
  private final Map<String, Row> categories =
      Rows.of("ecs-categories.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row));

  @Override
  public String name() {
    return "ecs";
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("@timestamp", Times.milliseconds(Times.ofEvent(payload, event.receivedAt())));
    document.putObject("ecs").put("version", VERSION);
    ObjectNode about = document.putObject("event");
    about.put("kind", "alert");
    about.put("id", envelope.id().text());
    about.put("created", Times.milliseconds(event.receivedAt()));
    about.put("module", "signalbox");
    payload
        .text("classification.type")
        .ifPresent(
            type -> {
              about.put("action", type);
              Row row = categories.get(type);
              if (row != null) {
                about.putArray("category").add(row.text(1));
                about.putArray("type").add(row.text(2));
              }
            });
    Marking.of(envelope)
        .tlp()
        .ifPresent(
            mark ->
                document
                    .putObject("threat")
                    .putObject("indicator")
                    .putObject("marking")
                    .put("tlp", mark.value()));
    fields.write(payload, document);
    ObjectNode observer = document.putObject("observer");
    observer.put("vendor", "Signalbox");
    observer.put("name", options.hub().name().toLowerCase(Locale.ROOT));
    document.set("intelmq", rest(payload));
    if (!envelope.meta().tags().isEmpty()) {
      envelope.meta().tags().forEach(tag -> document.withArray("tags").add(tag));
    }
    return new Conversion.Written(List.of(Json.bytes(document)));
  }

  private ObjectNode rest(Payload payload) {
    return Payload.of(payload.flat(field -> !fields.fields().contains(field))).nested();
  }
}
