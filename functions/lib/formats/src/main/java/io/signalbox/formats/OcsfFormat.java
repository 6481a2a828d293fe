package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Payload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Detection Finding (class 2004) of the Open Cybersecurity Schema Framework, version 1.5. */
final class OcsfFormat implements JsonEventFormat {
  private static final int FINDINGS = 2;
  private static final int DETECTION_FINDING = 2004;
  private static final int CREATE = 1;
  private static final int MOST_CONFIDENCE = 100;

  private record Observable(String field, int typeId, String name, ValueRule rule) {}

  private final MappingTable fields = MappingTable.of("ocsf-fields.tsv");
  private final List<Observable> observables =
      Rows.of("ocsf-observables.tsv").stream()
          .map(
              row ->
                  new Observable(
                      row.text(0),
                      Integer.parseInt(row.text(1)),
                      row.text(2).replace("[]", ""),
                      ValueRule.named(row.text(3))))
          .toList();

  @Override
  public String name() {
    return "ocsf";
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("category_uid", FINDINGS);
    document.put("class_uid", DETECTION_FINDING);
    document.put("activity_id", CREATE);
    document.put("type_uid", DETECTION_FINDING * 100 + CREATE);
    document.put("severity_id", severity(payload));
    document.put("time", Times.ofEvent(payload, event.receivedAt()).toEpochMilli());
    ObjectNode metadata = document.putObject("metadata");
    metadata.put("version", "1.5.0");
    metadata.put("uid", envelope.id().text());
    metadata.put("logged_time", event.receivedAt().toEpochMilli());
    Marking.of(envelope)
        .tlp()
        .ifPresent(mark -> metadata.putArray("labels").add(MispObjects.tag(mark)));
    ObjectNode product = metadata.putObject("product");
    product.put("name", "Signalbox");
    product.put("vendor_name", options.hub().organisation());
    ObjectNode finding = document.putObject("finding_info");
    finding.put("uid", envelope.id().text());
    finding.put("title", title(payload));
    payload.text("classification.type").ifPresent(type -> finding.putArray("types").add(type));
    payload
        .field("feed.accuracy")
        .filter(value -> value.isNumber() && isShare(value.decimalValue()))
        .ifPresent(value -> document.put("confidence_score", value.intValue()));
    fields.write(payload, document);
    completeEvidence(document);
    observe(payload, document);
    document.set("unmapped", rest(payload, document));
    return new Conversion.Written(List.of(Json.bytes(document)));
  }

  /** An endpoint needs an address or a name, and a connection says its direction. */
  private static void completeEvidence(ObjectNode document) {
    if (document.path("evidences").path(0) instanceof ObjectNode evidence) {
      for (String end : List.of("src_endpoint", "dst_endpoint")) {
        if (!evidence.path(end).has("ip") && !evidence.path(end).has("hostname")) {
          evidence.remove(end);
        }
      }
      if (evidence.path("connection_info") instanceof ObjectNode connection) {
        connection.put("direction_id", 0);
      }
      if (evidence.isEmpty()) {
        document.remove("evidences");
      }
    }
  }

  private static boolean isShare(BigDecimal value) {
    return value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(MOST_CONFIDENCE)) <= 0;
  }

  private static String title(Payload payload) {
    String type = payload.text("classification.type").orElse("undetermined");
    Optional<String> what =
        payload.text("malware.name").or(() -> payload.text("classification.identifier"));
    return what.map(text -> type + ": " + text).orElse(type);
  }

  /** IntelMQ's severity, which is a text: IEP008. */
  private static int severity(Payload payload) {
    return switch (payload.text("severity").orElse("").toLowerCase(Locale.ROOT)) {
      case "info" -> 1;
      case "low" -> 2;
      case "medium" -> 3;
      case "high" -> 4;
      case "critical" -> 5;
      default -> 0;
    };
  }

  private void observe(Payload payload, ObjectNode document) {
    for (Observable observable : observables) {
      payload
          .field(observable.field())
          .flatMap(observable.rule()::written)
          .ifPresent(
              value -> {
                ObjectNode one = document.withArray("observables").addObject();
                one.put("type_id", observable.typeId());
                one.put("name", observable.name());
                one.set("value", value);
              });
    }
  }

  /** What stands nowhere else; an endpoint without an address or a name stands here, too. */
  private ObjectNode rest(Payload payload, ObjectNode document) {
    var evidence = document.path("evidences").path(0);
    return payload.flat(
        field ->
            !fields.fields().contains(field)
                || (field.startsWith("source.") && !evidence.has("src_endpoint"))
                || (field.startsWith("destination.") && !evidence.has("dst_endpoint")));
  }
}
