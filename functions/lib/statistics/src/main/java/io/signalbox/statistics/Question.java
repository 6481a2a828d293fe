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
 * @param hasTimes whether it asks how long it took
 */
public record Question(
    List<Dimension> by,
    Map<Dimension, Set<String>> where,
    Instant from,
    Optional<Instant> to,
    Level step,
    boolean hasTimes) {
  public Question {
    by = List.copyOf(by);
    where = Map.copyOf(where);
  }

  /** One that asks how long it took, too. */
  public Question(
      List<Dimension> by,
      Map<Dimension, Set<String>> where,
      Instant from,
      Optional<Instant> to,
      Level step) {
    this(by, where, from, to, step, true);
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

  /** The values of a tuple that a row of the answer has. */
  List<String> values(Tuple tuple) {
    return by.stream().map(tuple::get).toList();
  }

  boolean counts(Tuple tuple) {
    return where.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(tuple.get(wanted.getKey())));
  }
}
