package io.signalbox.statistics.service;

import io.signalbox.api.Parameters;
import java.time.Instant;
import java.util.Optional;

/** Times of requests for figures: one that is earlier or later than any event is no fault. */
final class CountedTime {
  /** The beginning of an hour, of a day and of a month, as what is behind it. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-01T00:00:00Z");

  private CountedTime() {}

  /** The time, or the first or last one that is counted. */
  static Optional<Instant> of(Parameters parameters, String name) {
    return parameters.time(name).map(CountedTime::counted);
  }

  /** The same of a time that was reckoned. */
  static Instant counted(Instant time) {
    Instant begun = time.isBefore(FIRST) ? FIRST : time;
    return begun.isAfter(LAST) ? LAST : begun;
  }
}
