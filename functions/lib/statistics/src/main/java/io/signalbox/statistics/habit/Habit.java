package io.signalbox.statistics.habit;

import java.util.Arrays;

/**
 * How many events a sender or feed had in each of the hours up to the last one with events, of
 * eight weeks at the most. Hours are numbered from the epoch. Immutable.
 */
final class Habit {
  /** How many hours are remembered. */
  static final int HOURS = 8 * HourOfWeek.COUNT;

  private final long since;
  private final long last;
  private final int[] counts;

  /**
   * @param since the first hour with events, however long ago
   * @param counts of the hours up to {@code last}, in their order
   */
  Habit(long since, long last, int[] counts) {
    this.since = since;
    this.last = last;
    this.counts = counts.clone();
  }

  static Habit of(long hour, long events) {
    return new Habit(hour, hour, new int[] {capped(events)});
  }

  /** This, where an hour had so many events. To say the same again changes nothing. */
  Habit with(long hour, long events) {
    if (hour <= last) {
      int at = index(hour);
      if (at < 0 || counts[at] == capped(events)) {
        return this;
      }
      int[] changed = counts.clone();
      changed[at] = capped(events);
      return new Habit(since, last, changed);
    }
    int length = (int) Math.min(HOURS, hour - first() + 1);
    int[] moved = new int[length];
    long begin = hour - length + 1;
    int from = (int) Math.max(0, Math.min(counts.length, begin - first()));
    System.arraycopy(counts, from, moved, (int) Math.max(0, first() - begin), counts.length - from);
    moved[length - 1] = capped(events);
    return new Habit(since, hour, moved);
  }

  long since() {
    return since;
  }

  /** The first hour that is remembered. */
  long first() {
    return last - counts.length + 1;
  }

  /** The last hour with events. */
  long last() {
    return last;
  }

  /** The events of an hour; 0 where it is not remembered. */
  int events(long hour) {
    int at = index(hour);
    return at < 0 || at >= counts.length ? 0 : counts[at];
  }

  int[] counts() {
    return counts.clone();
  }

  private int index(long hour) {
    return (int) Math.max(-1, Math.min(HOURS, hour - first()));
  }

  private static int capped(long events) {
    return (int) Math.min(Integer.MAX_VALUE, events);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Habit that
        && since == that.since
        && last == that.last
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts) * 31 + Long.hashCode(last);
  }

  @Override
  public String toString() {
    return "Habit[since=%d, last=%d, hours=%d]".formatted(since, last, counts.length);
  }
}
