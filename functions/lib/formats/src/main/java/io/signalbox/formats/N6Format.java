package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An event of n6, CERT Polska's exchange, as it sends it over STOMP: with {@code type}. */
final class N6Format implements JsonEventFormat {
  static final String NAME = "n6";

  private static final int SOURCE_PART_CHARACTERS = 15;
  private static final BigDecimal LOW_ACCURACY = BigDecimal.valueOf(33);
  private static final BigDecimal MEDIUM_ACCURACY = BigDecimal.valueOf(66);

  private final MappingTable fields = MappingTable.of("n6-fields.tsv");
  private final Map<String, String> categories =
      Rows.of("n6-categories.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row.text(1)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PayloadReader> reader() {
    Map<String, Row> meanings =
        Rows.of("n6-read-categories.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row));
    return Optional.of(new N6Reader(fields, meanings));
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    Optional<String> ip = payload.text("source.ip").filter(Shapes::isIp4);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("type", "event");
    document.put("id", id(envelope.id()));
    document.put("source", source(payload, options.hub()));
    document.put("restriction", restriction(event.envelope()));
    document.put("confidence", confidence(payload));
    document.put(
        "category",
        payload
            .text("classification.type")
            .map(type -> categories.getOrDefault(type, "other"))
            .orElse("other"));
    Instant time = Times.ofEvent(payload, event.receivedAt());
    document.put("time", Times.seconds(time));
    document.put("modified", Times.seconds(event.receivedAt()));
    ip.ifPresent(address -> document.putArray("address").add(address(address, payload)));
    fields.write(payload, document);
    return ip.isPresent() || document.has("fqdn") || document.has("url")
        ? new Conversion.Written(List.of(Json.bytes(document)))
        : new Conversion.CannotBeWritten(
            "n6 needs an IPv4 address in source.ip, or a source.fqdn or source.url.");
  }

  private static ObjectNode address(String ip, Payload payload) {
    ObjectNode address = JsonNodeFactory.instance.objectNode();
    address.put("ip", ip);
    payload
        .text("source.geolocation.cc")
        .filter(code -> code.matches("[A-Z]{2}"))
        .ifPresent(code -> address.put("cc", code));
    payload
        .field("source.asn")
        .filter(asn -> asn.canConvertToLong() && asn.longValue() > 0)
        .ifPresent(asn -> address.set("asn", asn));
    return address;
  }

  /** 32 hexadecimal digits, as those of an MD5: a UUID's own. */
  private static String id(EnvelopeId id) {
    return StableIds.of(id).toString().replace("-", "");
  }

  private static String source(Payload payload, HubIdentity hub) {
    return sourcePart(payload.text("feed.provider").orElse(hub.name()))
        + "."
        + sourcePart(payload.text("feed.name").orElse("events"));
  }

  private static String sourcePart(String text) {
    String part =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = part.substring(0, Math.min(part.length(), SOURCE_PART_CHARACTERS));
    return cut.isEmpty() ? "unknown" : cut;
  }

  private static String restriction(Envelope envelope) {
    return switch (Marking.of(envelope).tlp().orElse(Tlp.AMBER)) {
      case CLEAR -> "public";
      case GREEN, AMBER, AMBER_STRICT -> "need-to-know";
      case RED -> "internal";
    };
  }

  private static String confidence(Payload payload) {
    Optional<BigDecimal> accuracy =
        payload.field("feed.accuracy").filter(value -> value.isNumber()).map(n -> n.decimalValue());
    if (accuracy.isEmpty()) {
      return "medium";
    }
    if (accuracy.get().compareTo(LOW_ACCURACY) <= 0) {
      return "low";
    }
    return accuracy.get().compareTo(MEDIUM_ACCURACY) <= 0 ? "medium" : "high";
  }
}
