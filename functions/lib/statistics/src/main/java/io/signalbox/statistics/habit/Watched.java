package io.signalbox.statistics.habit;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a sender or feed, and what was told of it.
 *
 * @param silences the last hours before the silences that were told, as far back as the habit goes
 * @param surge the last surge that was told; {@link #NEVER} for none
 */
record Watched(Habit habit, Set<Long> silences, long surge) {
  static final long NEVER = Long.MIN_VALUE;

  /** Of a sender or feed surges are told once a week at the most. */
  private static final long SURGES_APART_HOURS = HourOfWeek.COUNT;

  Watched {
    silences = Set.copyOf(silences);
  }

  static Watched of(long hour, long events) {
    return new Watched(Habit.of(hour, events), Set.of(), NEVER);
  }

  Watched with(long hour, long events) {
    Habit next = habit.with(hour, events);
    Set<Long> known =
        silences.stream()
            .filter(told -> told >= next.first())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Watched(next, known, surge);
  }

  /** The silence that is to be told after an hour. */
  Optional<Silence> newSilence(long hour) {
    return SilenceRule.judge(habit, silences, hour);
  }

  /** The surge that is to be told after an hour. */
  Optional<Surge> newSurge(long hour) {
    boolean isTold = surge != NEVER && hour < surge + SURGES_APART_HOURS;
    return habit.last() != hour || isTold ? Optional.empty() : SurgeRule.judge(habit, surge);
  }

  Watched told(Silence silence) {
    Set<Long> more = new TreeSet<>(silences);
    more.add(silence.lastHour());
    return new Watched(habit, more, surge);
  }

  Watched told(Surge one) {
    return new Watched(habit, silences, one.hour());
  }

  /** Whether it was told that there was nothing since the last hour with events. */
  boolean isSilent() {
    return silences.contains(habit.last());
  }
}
