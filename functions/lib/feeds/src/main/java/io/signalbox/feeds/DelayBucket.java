package io.signalbox.feeds;

import java.time.Duration;

/**
 * Durations in classes, each of which ends {@value #GROWTH} times as late as the one before: how
 * often each class occurred can be added up in any order, and a quantile read from the sum is
 * within 2.5 % of the true one. The first class ends at a millisecond, the last one holds all from
 * thirty years on.
 */
public final class DelayBucket {
  private static final double GROWTH = 1.05;
  private static final double LOG_GROWTH = Math.log(GROWTH);
  private static final int LAST = 566;

  private DelayBucket() {}

  /** The class of a duration; a negative one is taken for none. */
  public static int of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    long milliseconds = duration.toDays() > 100_000 ? Long.MAX_VALUE : duration.toMillis();
    return milliseconds <= 1
        ? 0
        : (int) Math.min(LAST, Math.ceil(Math.log((double) milliseconds) / LOG_GROWTH));
  }

  /** A duration in the middle of a class, in milliseconds. */
  public static double milliseconds(int bucket) {
    return bucket == 0 ? 0 : 2 * Math.pow(GROWTH, bucket) / (1 + GROWTH);
  }

  /** A duration in milliseconds that none of a class is shorter than. */
  public static long leastMilliseconds(int bucket) {
    return bucket == 0 ? 0 : (long) Math.pow(GROWTH, bucket - 2.0);
  }
}
