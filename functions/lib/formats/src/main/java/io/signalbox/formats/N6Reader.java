package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.formats.Rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads events of n6: an event an address, or one alone where there is no address. */
final class N6Reader implements PayloadReader {
  private static final Map<String, Integer> ACCURACIES =
      Map.of("low", 33, "medium", 66, "high", 100);

  private final MappingTable fields;
  private final Map<String, Row> meanings;

  /**
   * A reader.
   *
   * @param meanings what each category means
   */
  N6Reader(MappingTable fields, Map<String, Row> meanings) {
    this.fields = fields;
    this.meanings = meanings;
  }

  @Override
  public String format() {
    return N6Format.NAME;
  }

  @Override
  public Decoded read(ObjectNode payload) {
    if (!payload.path("category").isTextual() || !payload.path("source").isTextual()) {
      return new Decoded.Undecodable("An n6 event has a source and a category.");
    }
    ObjectNode common = common(payload);
    List<ObjectNode> events = new ArrayList<>();
    for (JsonNode address : payload.path("address")) {
      events.add(ofAddress(common, address));
    }
    return new Decoded.Events(events.isEmpty() ? List.of(common) : events);
  }

  private ObjectNode common(ObjectNode payload) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    fields.read(payload, event);
    Times.putIntelmq(event, "time.source", payload.path("time").asText());
    classify(payload, event);
    String[] source = payload.path("source").asText().split("\\.", 2);
    event.put("feed.provider", source[0]);
    event.put("feed.name", source.length == 2 ? source[1] : source[0]);
    Optional.ofNullable(ACCURACIES.get(payload.path("confidence").asText()))
        .ifPresent(accuracy -> event.put("feed.accuracy", accuracy));
    restriction(payload.path("restriction").asText())
        .ifPresent(mark -> event.put("tlp", mark.value()));
    putText(payload, "id", event, "extra.feed_id");
    putText(payload, "adip", event, "extra.adip");
    putText(payload, "expires", event, "extra.expires");
    return event;
  }

  private void classify(ObjectNode payload, ObjectNode event) {
    if (payload.path("type").asText().startsWith("bl-")) {
      event.put("classification.type", "blacklist");
      return;
    }
    String category = payload.path("category").asText();
    Row meaning = meanings.get(category);
    event.put("classification.type", meaning == null ? "other" : meaning.text(1));
    String identifier = meaning == null ? category : meaning.optional(2).orElse("");
    if (!identifier.isEmpty() && !event.has("malware.name")) {
      event.put("classification.identifier", identifier);
    }
  }

  private static Optional<Tlp> restriction(String restriction) {
    return switch (restriction) {
      case "public" -> Optional.of(Tlp.CLEAR);
      case "need-to-know" -> Optional.of(Tlp.AMBER);
      case "internal" -> Optional.of(Tlp.RED);
      default -> Optional.empty();
    };
  }

  private static ObjectNode ofAddress(ObjectNode common, JsonNode address) {
    ObjectNode event = common.deepCopy();
    Optional.of(address.path("ip").asText())
        .filter(Shapes::isIp)
        .ifPresent(ip -> event.put("source.ip", ip));
    if (address.path("asn").isIntegralNumber()) {
      event.set("source.asn", address.get("asn"));
    }
    putText(address, "cc", event, "source.geolocation.cc");
    putText(address, "rdns", event, "source.reverse_dns");
    return event;
  }

  private static void putText(JsonNode from, String key, ObjectNode event, String field) {
    if (from.path(key).isTextual()) {
      event.set(field, from.get(key));
    }
  }
}
