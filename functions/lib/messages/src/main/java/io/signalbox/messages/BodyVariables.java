package io.signalbox.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.PayloadReader.Decoded;
import io.signalbox.settings.Addressee;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of templates of bodies: maps, lists, texts, numbers and truth values alone. */
final class BodyVariables {
  private BodyVariables() {}

  static Map<String, Object> of(Delivery delivery) {
    List<Map<String, Object>> events =
        delivery.envelopes().stream().flatMap(BodyVariables::events).toList();
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("count", events.size());
    variables.put("event", events.isEmpty() ? Map.of() : events.getFirst());
    variables.put("events", events);
    variables.put("group", Addressee.withoutAddressee(delivery.group()).values());
    variables.put("delivery", delivery.id().toString());
    variables.put("destination", delivery.destination().name());
    variables.put("part", delivery.part());
    variables.put("parts", delivery.parts());
    variables.put(
        "time",
        DateTimeFormatter.ISO_INSTANT.format(delivery.cutAt().truncatedTo(ChronoUnit.SECONDS)));
    Marking marking =
        Marking.of(delivery.envelopes().stream().map(StoredEnvelope::envelope).toList());
    variables.put("marking", marking.isEmpty() ? "" : marking.text());
    return variables;
  }

  private static Stream<Map<String, Object>> events(StoredEnvelope stored) {
    return EventFormats.read(stored.envelope()) instanceof Decoded.Events(List<ObjectNode> events)
        ? events.stream().map(event -> event(event, stored.envelope().id().text()))
        : Stream.empty();
  }

  /** The fields under their names, and the envelope's id as {@code uuid}. */
  private static Map<String, Object> event(ObjectNode event, String id) {
    Map<String, Object> fields = new LinkedHashMap<>();
    event
        .properties()
        .forEach(
            field -> value(field.getValue()).ifPresent(value -> fields.put(field.getKey(), value)));
    fields.put("uuid", id);
    return fields;
  }

  private static Optional<Object> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> Optional.empty();
      case NUMBER -> Optional.of(node.numberValue());
      case BOOLEAN -> Optional.of(node.booleanValue());
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> value(item).ifPresent(items::add));
        yield Optional.of(items);
      }
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties()
            .forEach(
                member ->
                    value(member.getValue())
                        .ifPresent(value -> members.put(member.getKey(), value)));
        yield Optional.of(members);
      }
      case STRING, BINARY, POJO -> Optional.of(node.asText());
    };
  }
}
