package io.signalbox.statistics.habit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Says when an hour has more events than usual: {@value #LEAST_EVENTS} at least, and four times the
 * most that an hour had within three hours of that time of the week; at a time that never had any,
 * twice the most of any hour, and so for a month after one that was told. What only comes late is
 * no surge: the last day must be above its usual number by half of the hour's events. Nor is what
 * the habit has {@value #USED_FROM} times: peaks of half the height, at whatever time.
 */
final class SurgeRule {
  static final long LEAST_EVENTS = 100;
  private static final int NEAR_HOURS = 3;
  private static final int TIMES_NEAR = 4;
  private static final int TIMES_ANY = 2;
  private static final int DAY_HOURS = 24;
  private static final int USED_FROM = 2;
  private static final int PEAKS_APART_HOURS = 48;
  private static final long TOLD_COUNTS_HOURS = 30 * DAY_HOURS;

  private SurgeRule() {}

  /**
   * The surge of the last hour with events, if it is one.
   *
   * @param told the hour of the last one that was told; {@link Watched#NEVER} for none
   */
  static Optional<Surge> judge(Habit habit, long told) {
    long hour = habit.last();
    long events = habit.events(hour);
    boolean isKnown = hour - habit.since() >= SilenceRule.LEAST_HOURS;
    if (!isKnown || events < LEAST_EVENTS) {
      return Optional.empty();
    }
    boolean isOfTold = told != Watched.NEVER && hour < told + TOLD_COUNTS_HOURS;
    long near = isOfTold ? 0 : mostNear(habit, hour, hour);
    long usual = near > 0 ? near : most(habit, hour);
    boolean isMore = events >= usual * (near > 0 ? TIMES_NEAR : TIMES_ANY);
    return isMore
            && day(habit, hour) - usualDay(habit, hour) >= events / 2
            && !isUsedTo(habit, hour)
        ? Optional.of(new Surge(hour, events, usual))
        : Optional.empty();
  }

  /** The most of the hours at about the time of the week of one, on other days, before another. */
  private static long mostNear(Habit habit, long peak, long before) {
    return LongStream.range(habit.first(), before)
        .filter(one -> Math.abs(one - peak) > DAY_HOURS)
        .filter(one -> HourOfWeek.areNear(one, peak, NEAR_HOURS))
        .map(habit::events)
        .max()
        .orElse(0);
  }

  /** Whether it had as much several times before, when it usually has not. */
  private static boolean isUsedTo(Habit habit, long hour) {
    long peaks = 0;
    long last = habit.first() - PEAKS_APART_HOURS;
    for (long one = habit.first(); one < hour - DAY_HOURS; one++) {
      if (one - last >= PEAKS_APART_HOURS
          && habit.events(one) >= habit.events(hour) / 2
          && habit.events(one) >= TIMES_NEAR * mostNear(habit, one, hour)) {
        peaks++;
        last = one;
      }
    }
    return peaks >= USED_FROM;
  }

  private static long most(Habit habit, long before) {
    return LongStream.range(habit.first(), before - DAY_HOURS).map(habit::events).max().orElse(0);
  }

  /** The events of the day that ends with an hour. */
  private static long day(Habit habit, long hour) {
    return LongStream.rangeClosed(hour - DAY_HOURS + 1, hour).map(habit::events).sum();
  }

  /** The median of the days that end at the same hour of other weeks. */
  private static long usualDay(Habit habit, long hour) {
    long[] days =
        LongStream.iterate(
                hour - HourOfWeek.COUNT,
                end -> end - DAY_HOURS >= habit.first(),
                end -> end - HourOfWeek.COUNT)
            .map(end -> day(habit, end))
            .toArray();
    Arrays.sort(days);
    return days.length == 0 ? 0 : days[days.length / 2];
  }
}
