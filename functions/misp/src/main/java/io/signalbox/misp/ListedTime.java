package io.signalbox.misp;

import io.signalbox.feeds.FeedAppender;
import java.time.Duration;
import java.time.Instant;

/**
 * The whole intervals that a manifest lists: those that are over, and of which nothing is past
 * retention yet.
 *
 * @param from the beginning of the first one
 * @param until the end of the last one
 */
record ListedTime(Instant from, Instant until) {
  /** Of more intervals the newest are listed, so that a manifest fits an answer. */
  static final int INTERVALS_MOST = 10_000;

  /** How long a function may take from looking at its clock until the page is written. */
  private static final Duration APPEND = Duration.ofMinutes(2);

  /**
   * How long after its end an interval is listed. Whoever appends to a feed takes the time from its
   * own clock: nobody appends anything that is older than this.
   */
  static final Duration MARGIN = APPEND.plus(FeedAppender.CLOCK_MARGIN.multipliedBy(2));

  /** Envelopes came a little before the entries of a feed, and are gone before them. */
  private static final Duration EXPIRY_MARGIN = Duration.ofHours(1);

  static ListedTime at(Instant now, Duration interval, Duration retention) {
    Instant until = beginning(now.minus(MARGIN), interval);
    Instant kept = now.minus(retention).plus(EXPIRY_MARGIN);
    Instant oldest = beginning(kept.plus(interval).minusNanos(1), interval);
    Instant most = until.minus(interval.multipliedBy(INTERVALS_MOST));
    Instant from = oldest.isAfter(most) ? oldest : most;
    return new ListedTime(from.isAfter(until) ? until : from, until);
  }

  /** Whether the interval that begins then is listed. */
  boolean has(Instant start) {
    return !start.isBefore(from) && start.isBefore(until);
  }

  /** The beginning of the interval that has that moment. */
  static Instant beginning(Instant moment, Duration interval) {
    long seconds = interval.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}
