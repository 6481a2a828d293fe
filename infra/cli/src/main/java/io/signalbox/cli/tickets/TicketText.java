package io.signalbox.cli.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.output.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a ticket says of its events. */
final class TicketText {
  private static final int SUBJECT_CHARS = 150;
  private static final int VALUE_CHARS = 1_000;

  /** What an event is about, the most telling field first. */
  private static final List<String> OBJECTS =
      List.of("source.url", "source.fqdn", "source.ip", "source.network", "source.account");

  private TicketText() {}

  /** By this a ticket is found again whose number was never learnt. */
  static String mark(List<TicketedEvent> events) {
    return "[signalbox "
        + events.stream().map(TicketedEvent::id).sorted().findFirst().orElseThrow()
        + "]";
  }

  /** Such as {@code phishing: www.example.org and 2 more events}. */
  static String subject(List<TicketedEvent> events) {
    JsonNode first = events.getFirst().payload();
    String type = first.path("classification.type").asText("event");
    String object =
        OBJECTS.stream()
            .map(name -> first.path(name).asText())
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(events.getFirst().id());
    String more =
        events.size() == 1
            ? ""
            : " and %d more event%s".formatted(events.size() - 1, events.size() == 2 ? "" : "s");
    return line(marking(events).map(tlp -> "[TLP:" + tlp + "] ").orElse("") + type + ": " + object)
        + more;
  }

  /** A strict mark is not hidden among mild ones: each that there is. */
  private static Optional<String> marking(List<TicketedEvent> events) {
    List<String> marks =
        events.stream()
            .map(event -> event.payload().path("tlp").asText())
            .filter(tlp -> !tlp.isEmpty())
            .distinct()
            .toList();
    return marks.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", marks));
  }

  static String line(String text) {
    String line = VisibleText.line(text);
    return line.length() <= SUBJECT_CHARS ? line : line.substring(0, SUBJECT_CHARS) + "…";
  }

  /** Each event with all its fields, one a line. */
  static String content(List<TicketedEvent> events) {
    StringBuilder text = new StringBuilder();
    for (TicketedEvent event : events) {
      text.append("Event ").append(event.id()).append('\n');
      lines(event.payload()).forEach(line -> text.append("  ").append(line).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  private static Stream<String> lines(JsonNode payload) {
    return payload.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + ": " + value(field.getValue()))
        .map(VisibleText::line);
  }

  private static String value(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.length() <= VALUE_CHARS ? text : text.substring(0, VALUE_CHARS) + "…";
  }
}
