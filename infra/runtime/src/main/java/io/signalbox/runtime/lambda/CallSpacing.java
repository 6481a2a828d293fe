package io.signalbox.runtime.lambda;

import java.time.Duration;

/**
 * Spaces the calls of a function that gets its work in batches, so that what comes close together
 * is worked on together: a call costs as much as several of its records. Calls that come now and
 * then are not held up: as many as {@link #AT_ONCE} may follow each other, and one more is free
 * every {@link #INTERVAL}. For one thread.
 */
final class CallSpacing {
  static final Duration INTERVAL = Duration.ofMillis(8);
  static final int AT_ONCE = 8;

  private static final long INTERVAL_NANOS = INTERVAL.toNanos();

  /** When the last of the calls that may follow each other would be free. */
  private long freeAtNanos;

  /**
   * @param nowNanos by the clock of all other calls
   */
  CallSpacing(long nowNanos) {
    this.freeAtNanos = nowNanos - AT_ONCE * INTERVAL_NANOS;
  }

  /** For how long the next call waits for more records; zero if it is free. */
  Duration untilFree(long nowNanos) {
    return Duration.ofNanos(Math.max(0, freeAtNanos - nowNanos));
  }

  /** A call begins. */
  void called(long nowNanos) {
    long earliest = nowNanos - AT_ONCE * INTERVAL_NANOS;
    freeAtNanos = (freeAtNanos - earliest > 0 ? freeAtNanos : earliest) + INTERVAL_NANOS;
  }
}
