package io.signalbox.statistics.habit;

import java.util.Optional;
import java.util.Set;

/**
 * Says when a sender or feed is silent for longer than usual: the usual pause at that hour of the
 * week is over by half of itself (an hour at least, six at the most), and the silence weighs half
 * as much again as the heaviest pause, or three times as much as one that was told within a month.
 * After twice the longest pause of all it says so in any case.
 */
final class SilenceRule {
  /** What was seen for less has no habit yet. */
  static final long LEAST_HOURS = 3 * HourOfWeek.COUNT;

  private static final int LEAST_PAUSES = 3;
  private static final double LEAST_WEIGHT = 0.75;
  private static final long MOST_EXTRA_HOURS = 6;
  private static final int TIMES_LONGEST = 2;

  private SilenceRule() {}

  /**
   * The silence that is to be told.
   *
   * @param told the last hours before the silences that were told
   * @param hour the hour that has just ended
   */
  static Optional<Silence> judge(Habit habit, Set<Long> told, long hour) {
    long elapsed = hour + 1 - habit.last();
    boolean isKnown = habit.last() - habit.since() >= LEAST_HOURS;
    if (elapsed <= 1 || told.contains(habit.last()) || !isKnown) {
      return Optional.empty();
    }
    Pauses pauses = new Pauses(habit, told, hour);
    if (pauses.count() < LEAST_PAUSES) {
      return Optional.empty();
    }
    long usual = pauses.longestHours();
    long extra = Math.clamp(usual / 2, 1, MOST_EXTRA_HOURS);
    boolean isLong =
        elapsed >= usual + extra
            && pauses.weightUntil(hour) >= Math.max(LEAST_WEIGHT, pauses.longerWeight());
    return isLong || elapsed >= TIMES_LONGEST * pauses.longestOfAllHours()
        ? Optional.of(new Silence(habit.last(), usual))
        : Optional.empty();
  }
}
