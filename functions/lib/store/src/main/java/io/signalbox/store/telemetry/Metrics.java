package io.signalbox.store.telemetry;

import java.util.Map;

/** Counts what happened. Never throws: no work fails because it could not be counted. */
@FunctionalInterface
public interface Metrics {

  /** Counts nothing. */
  Metrics NONE = (dimensions, counts) -> {};

  /**
   * Adds to counters.
   *
   * @param dimensions what tells these counters from others of their names, such as the delivery
   *     method; few values each, for every combination is a counter that is paid for
   * @param counts by name; zeros are left out
   */
  void count(Map<String, String> dimensions, Map<String, Long> counts);

  /** Adds to one counter. */
  default void count(String name, long count) {
    count(Map.of(), Map.of(name, count));
  }
}
