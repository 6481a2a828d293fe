package io.signalbox.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was counted.
 *
 * @param since from when on; later than asked for where earlier figures are kept no longer
 * @param isWhole whether the journal still had all its entries when they were counted
 * @param rows in the order of their periods and values; without rows that count nothing
 */
public record Figures(Instant since, boolean isWhole, List<Row> rows) {
  public Figures {
    rows = List.copyOf(rows);
  }

  /**
   * The events of a period that have these values.
   *
   * @param period its beginning
   * @param values in the order of the question's dimensions; an empty text for none
   * @param hosts about how many hosts they are about
   * @param times how long something took: from an event to its receipt, or from there to its
   *     delivery; empty where nobody knows
   */
  public record Row(
      Instant period, List<String> values, long events, long hosts, Optional<Times> times) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /** Within how many seconds it was for half of the events, and for nineteen of twenty. */
  public record Times(double p50Seconds, double p95Seconds) {
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;

    static Optional<Times> of(Delays delays) {
      OptionalDouble half = delays.seconds(HALF);
      OptionalDouble most = delays.seconds(MOST);
      return half.isPresent() && most.isPresent()
          ? Optional.of(new Times(half.getAsDouble(), most.getAsDouble()))
          : Optional.empty();
    }
  }
}
