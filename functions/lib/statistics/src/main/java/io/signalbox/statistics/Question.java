package io.signalbox.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be counted.
 *
 * @param by the dimensions whose values get a row each
 * @param where only events with one of these values, for each dimension named
 * @param from the beginning of a period of {@code step}
 * @param to the beginning of the first period that is left out; empty for no end
 */
public record Question(
    List<Dimension> by,
    Map<Dimension, Set<String>> where,
    Instant from,
    Optional<Instant> to,
    Level step) {
  public Question {
    by = List.copyOf(by);
    where = Map.copyOf(where);
  }

  /** Whether it asks what became of deliveries, and not for events. */
  boolean isOfOutcomes() {
    return Stream.concat(by.stream(), where.keySet().stream()).anyMatch(Dimension::isOfOutcome);
  }

  /** The dimensions that it names, each once and in their order. */
  List<Dimension> dimensions() {
    return Stream.concat(by.stream(), where.keySet().stream()).distinct().sorted().toList();
  }

  /** The logs that answer it. */
  List<Series> series() {
    return isOfOutcomes() ? Series.OUTCOMES : List.of(Series.JOURNAL);
  }

  boolean counts(Tuple tuple) {
    return where.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(tuple.get(wanted.getKey())));
  }
}
