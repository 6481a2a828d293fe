package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a revision to each of its destinations, as lanes from its receipt to the last answer.
 */
final class EventLanes {
  private static final int LEFT = 10;
  private static final int WIDTH = 980;

  private final Words words;
  private final Instant first;
  private final Instant last;

  /** Something that happened to a delivery. */
  private record Step(Instant at, String state) {}

  private EventLanes(Words words, Instant first, Instant last) {
    this.words = words;
    this.first = first;
    this.last = last;
  }

  /** Nothing for a revision that was to reach nobody. */
  static List<Block> of(Visit visit, JsonNode revision) {
    List<List<Step>> steps =
        revision.path("deliveries").valueStream().map(EventLanes::steps).toList();
    Optional<Instant> begin = time(revision.path("receivedAt"));
    Optional<Instant> end =
        steps.stream().flatMap(List::stream).map(Step::at).max(Instant::compareTo);
    if (begin.isEmpty() || end.isEmpty()) {
      return List.of();
    }
    EventLanes lanes = new EventLanes(visit.words(), begin.get(), end.get());
    List<Block.Lane> all = new ArrayList<>();
    for (int index = 0; index < steps.size(); index++) {
      String name = revision.path("deliveries").path(index).path("destination").asText();
      all.add(
          new Block.Lane(Cell.foreign(name), steps.get(index).stream().map(lanes::mark).toList()));
    }
    return List.of(new Block.Lanes(visit.text("event.lanes"), all));
  }

  private static List<Step> steps(JsonNode delivery) {
    List<Step> steps = new ArrayList<>();
    time(delivery.path("queuedAt")).ifPresent(at -> steps.add(new Step(at, "queued")));
    for (JsonNode one : delivery.path("tries")) {
      time(one.path("at")).ifPresent(at -> steps.add(new Step(at, one.path("result").asText())));
    }
    return steps;
  }

  private static Optional<Instant> time(JsonNode text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.asText()).toInstant());
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private Block.Mark mark(Step step) {
    long whole = Math.max(1, last.toEpochMilli() - first.toEpochMilli());
    long since = Math.clamp(step.at().toEpochMilli() - first.toEpochMilli(), 0, whole);
    Cell.State state = StateCell.of(words, step.state());
    return new Block.Mark(
        LEFT + WIDTH * since / whole, state.tone(), state.text() + " " + step.at());
  }
}
