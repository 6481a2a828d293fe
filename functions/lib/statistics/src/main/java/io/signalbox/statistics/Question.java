package io.signalbox.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  boolean counts(Tuple tuple) {
    return where.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(tuple.get(wanted.getKey())));
  }
}
