package io.signalbox.statistics;

import io.signalbox.delivery.log.OutcomeLog;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A log that is counted in sheets of its own.
 *
 * @param prefix of the names of its sheets' partitions
 */
record Series(String prefix) {
  static final Series JOURNAL = new Series("");

  /** Those of the log of outcomes, in the order of its parts. */
  static final List<Series> OUTCOMES =
      IntStream.range(0, OutcomeLog.PARTS)
          .mapToObj(part -> new Series("outcomes/" + part + "/"))
          .toList();
}
