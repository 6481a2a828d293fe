package io.signalbox.statistics;

import io.signalbox.delivery.log.OutcomeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /**
   * By which dimensions questions about it are asked most, those by one before those by two: all
   * that two can be of events, and of outcomes those with a destination or a result.
   */
  List<List<Dimension>> summaries() {
    boolean isOfEvents = equals(JOURNAL);
    List<Dimension> first =
        Dimension.ALL.stream().filter(one -> isOfEvents != one.isOfOutcome()).toList();
    List<List<Dimension>> summaries = new ArrayList<>();
    if (isOfEvents) {
      summaries.add(List.of());
    }
    first.forEach(one -> summaries.add(List.of(one)));
    for (Dimension one : first) {
      Dimension.ALL.stream()
          .filter(other -> !isOfEvents || !other.isOfOutcome())
          .filter(other -> other != Dimension.CONTACT || isOfEvents)
          .filter(other -> !first.contains(other) || other.compareTo(one) > 0)
          .forEach(other -> summaries.add(Stream.of(one, other).sorted().toList()));
    }
    return summaries;
  }
}
