package io.signalbox.statistics.habit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The pauses that a sender or feed makes.
 *
 * <p>The hours of a pause weigh as much as they are usually active: an hour of the week that had
 * events in half of the weeks weighs a half, and nights without events weigh nothing. By that
 * weight the pauses of a busy day can be compared with those of a quiet weekend.
 */
final class Pauses {
  /**
   * For so long a pause that was told counts, so that one of about its length is not told again.
   */
  private static final long TOLD_COUNTS_HOURS = 30 * 24;

  private static final double LONGER_THAN_USUAL = 1.5;
  private static final double LONGER_THAN_TOLD = 3;

  /** So much longer than all others, and at least a day, is a stop. */
  private static final int TIMES_OF_STOP = 3;

  private static final int STOP_LEAST_HOURS = 24;

  private static final int NEAR_HOURS = 1;
  private static final int LEAST_SAMPLES = 3;

  /**
   * @param hours from the beginning of the last hour with events to the next one's
   */
  private record Pause(long begin, long hours, double weight, boolean isTold) {
    /** The weight of a pause that is clearly longer. */
    double longerWeight() {
      return weight * (isTold ? LONGER_THAN_TOLD : LONGER_THAN_USUAL);
    }
  }

  private final Habit habit;
  private final double[] activity;
  private final List<Pause> usual;

  /**
   * @param told the last hours before the pauses that were told
   * @param now the hour that has just ended
   */
  Pauses(Habit habit, Set<Long> told, long now) {
    this.habit = habit;
    this.activity = activity(habit);
    this.usual = all(told, now);
    removeSingleStop();
  }

  private List<Pause> all(Set<Long> told, long now) {
    List<Pause> all = new ArrayList<>();
    long begin = habit.first();
    double weight = 0;
    for (long hour = habit.first() + 1; hour <= habit.last(); hour++) {
      if (habit.events(hour) == 0) {
        weight += activity[HourOfWeek.of(hour)];
      } else {
        boolean isTold = told.contains(begin);
        if (!isTold || begin > now - TOLD_COUNTS_HOURS) {
          all.add(new Pause(begin, hour - begin, weight, isTold));
        }
        begin = hour;
        weight = 0;
      }
    }
    return all;
  }

  /**
   * The longest was a stop, and no habit, if no other one comes near it: after it, a stop is told
   * as soon as before.
   */
  private void removeSingleStop() {
    usual.stream()
        .max(Comparator.comparingLong(Pause::hours))
        .filter(
            stop ->
                stop.hours() >= STOP_LEAST_HOURS
                    && usual.stream()
                        .allMatch(
                            one -> one.equals(stop) || one.hours() * TIMES_OF_STOP <= stop.hours()))
        .ifPresent(usual::remove);
  }

  /** In which part of the weeks each hour of the week had events. */
  private static double[] activity(Habit habit) {
    int[] weeks = new int[HourOfWeek.COUNT];
    int[] active = new int[HourOfWeek.COUNT];
    for (long hour = habit.first(); hour <= habit.last(); hour++) {
      int hourOfWeek = HourOfWeek.of(hour);
      weeks[hourOfWeek]++;
      active[hourOfWeek] += habit.events(hour) > 0 ? 1 : 0;
    }
    double[] activity = new double[HourOfWeek.COUNT];
    for (int i = 0; i < activity.length; i++) {
      activity[i] = weeks[i] == 0 ? 0 : (double) active[i] / weeks[i];
    }
    return activity;
  }

  /** How many usual pauses there are. */
  int count() {
    return usual.size();
  }

  /** The weight of the hours behind the last one with events, up to this one. */
  double weightUntil(long hour) {
    double weight = 0;
    for (long one = habit.last() + 1; one <= hour; one++) {
      weight += activity[HourOfWeek.of(one)];
    }
    return weight;
  }

  /** The weight of a pause that is clearly longer than all of them. */
  double longerWeight() {
    return usual.stream().mapToDouble(Pause::longerWeight).max().orElse(0);
  }

  /**
   * The longest, in hours, that began at about the hour of the week at which the last one with
   * events was; of all, where there are too few of these.
   */
  long longestHours() {
    return near().stream().mapToLong(Pause::hours).max().orElse(0);
  }

  /** The longest of all, in hours. */
  long longestOfAllHours() {
    return usual.stream().mapToLong(Pause::hours).max().orElse(0);
  }

  private List<Pause> near() {
    List<Pause> near =
        usual.stream()
            .filter(pause -> HourOfWeek.areNear(pause.begin(), habit.last(), NEAR_HOURS))
            .toList();
    return near.size() >= LEAST_SAMPLES ? near : usual;
  }
}
