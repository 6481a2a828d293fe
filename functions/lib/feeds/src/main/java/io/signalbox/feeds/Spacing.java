package io.signalbox.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far apart the times of a page's entries are.
 *
 * <p>Clients of other systems cut times to milliseconds, so the entries of a feed differ by whole
 * milliseconds. The journal, which only the hub reads, gets more than a thousand entries a second;
 * and a feed whose times are {@link #AHEAD_LIMIT} ahead of the clock for the same reason goes on in
 * microseconds until the clock has caught up.
 */
enum Spacing {
  MICROSECONDS(ChronoUnit.MICROS),
  MILLISECONDS(ChronoUnit.MILLIS);

  /** No feed's times are ahead of the clock by much more than this. */
  static final Duration AHEAD_LIMIT = Duration.ofMinutes(1);

  private final TemporalUnit unit;

  Spacing(TemporalUnit unit) {
    this.unit = unit;
  }

  /** The spacing of the feed's next page, which follows an entry of the time {@code last}. */
  static Spacing of(FeedId feed, Instant now, @Nullable Instant last) {
    boolean isAhead = last != null && last.isAfter(now.plus(AHEAD_LIMIT));
    return feed.equals(FeedId.JOURNAL) || isAhead ? MICROSECONDS : MILLISECONDS;
  }

  /** The time of the first entry behind one of the time {@code last}. */
  Instant first(Instant now, @Nullable Instant last) {
    Instant at = now.truncatedTo(unit);
    return last == null || at.isAfter(last) ? at : next(last.truncatedTo(unit));
  }

  /** The time of the entry behind one of that time. */
  Instant next(Instant at) {
    return at.plus(1, unit);
  }
}
