package io.signalbox.statistics.habit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Says when an hour has more events than usual: {@value #LEAST_EVENTS} at least, and four times the
 * most that an hour had within three hours of that time of the week; at a time that never had any,
 * twice the most of any hour. What only comes late is no surge: the last day must be above its
 * usual number by half of the hour's events.
 */
final class SurgeRule {
  static final long LEAST_EVENTS = 100;
  private static final int NEAR_HOURS = 3;
  private static final int TIMES_NEAR = 4;
  private static final int TIMES_ANY = 2;
  private static final int DAY_HOURS = 24;

  private SurgeRule() {}

  /** The surge of the last hour with events, if it is one. */
  static Optional<Surge> judge(Habit habit) {
    long hour = habit.last();
    long events = habit.events(hour);
    boolean isKnown = hour - habit.since() >= SilenceRule.LEAST_HOURS;
    if (!isKnown || events < LEAST_EVENTS) {
      return Optional.empty();
    }
    long near = mostNear(habit, hour);
    long usual = near > 0 ? near : most(habit, hour);
    boolean isMore = events >= usual * (near > 0 ? TIMES_NEAR : TIMES_ANY);
    return isMore && day(habit, hour) - usualDay(habit, hour) >= events / 2
        ? Optional.of(new Surge(hour, events, usual))
        : Optional.empty();
  }

  private static long mostNear(Habit habit, long before) {
    // Not of the same day: a surge begins with a rise.
    return LongStream.range(habit.first(), before - DAY_HOURS)
        .filter(hour -> HourOfWeek.areNear(hour, before, NEAR_HOURS))
        .map(habit::events)
        .max()
        .orElse(0);
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
