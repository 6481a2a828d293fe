package io.signalbox.statistics.habit;

import java.time.Instant;

/** The hours of a week in UTC, and their distance from each other. */
final class HourOfWeek {
  static final int COUNT = 7 * 24;
  private static final int SECONDS_AN_HOUR = 3_600;

  private HourOfWeek() {}

  /** The number of the hour, counted from the epoch. */
  static long hour(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR);
  }

  static Instant begin(long hour) {
    return Instant.ofEpochSecond(hour * SECONDS_AN_HOUR);
  }

  static int of(long hour) {
    return Math.floorMod(hour, COUNT);
  }

  /** Whether two hours are about the same of a week, whichever weeks they are in. */
  static boolean areNear(long one, long other, int distance) {
    int between = Math.floorMod(one - other, COUNT);
    return Math.min(between, COUNT - between) <= distance;
  }
}
