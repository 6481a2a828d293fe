package io.signalbox.statistics;

import java.time.Instant;
import java.util.List;

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
   */
  public record Row(Instant period, List<String> values, long events, long hosts) {
    public Row {
      values = List.copyOf(values);
    }
  }
}
