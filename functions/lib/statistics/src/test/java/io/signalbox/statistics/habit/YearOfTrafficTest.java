package io.signalbox.statistics.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of senders in a year, hour by hour. */
class YearOfTrafficTest {
  private static final LocalDate BEGIN = LocalDate.parse("2025-10-01");
  private static final int HOURS = 365 * 24;
  private static final int KNOWN_HOURS = 10 * HourOfWeek.COUNT;
  private static final int MONTH_HOURS = 30 * 24;

  /** Plays hours to the rules; what they tell, each with the hour after which it was told. */
  private static final class Replay {
    private final NavigableMap<Long, Integer> events;
    private Optional<Watched> watched = Optional.empty();
    final List<Long> silences = new ArrayList<>();
    final List<Long> surges = new ArrayList<>();

    Replay(NavigableMap<Long, Integer> events) {
      this.events = events;
    }

    void play(long from, long to) {
      for (long one = from; one < to; one++) {
        long hour = one;
        int count = events.getOrDefault(hour, 0);
        if (count > 0) {
          watched =
              Optional.of(
                  watched
                      .map(known -> known.with(hour, count))
                      .orElseGet(() -> Watched.of(hour, count)));
        }
        watched = watched.map(known -> look(known, hour));
      }
    }

    private Watched look(Watched known, long hour) {
      Optional<Surge> surge = known.newSurge(hour);
      surge.ifPresent(_ -> surges.add(hour));
      Watched next = surge.map(known::told).orElse(known);
      Optional<Silence> silence = next.newSilence(hour);
      silence.ifPresent(_ -> silences.add(hour));
      return silence.map(next::told).orElse(next);
    }
  }

  @ParameterizedTest
  @EnumSource(Traffic.class)
  void at_most_one_false_alarm_a_month(Traffic traffic) {
    for (int seed = 0; seed < 3; seed++) {
      NavigableMap<Long, Integer> events = traffic.generate(BEGIN, HOURS, new Random(seed));
      Replay replay = new Replay(events);

      replay.play(events.firstKey(), events.lastKey());

      Map<Long, Integer> months = new HashMap<>();
      replay.silences.stream()
          .filter(hour -> !isStop(events, hour, traffic.usualPause(events)))
          .forEach(hour -> months.merge(hour / MONTH_HOURS, 1, Integer::sum));
      replay.surges.forEach(hour -> months.merge(hour / MONTH_HOURS, 1, Integer::sum));
      assertThat(months.values()).as("%s, seed %d", traffic, seed).allMatch(count -> count <= 1);
    }
  }

  /** Whether the pause in which an hour is is twice as long as usual. */
  private static boolean isStop(NavigableMap<Long, Integer> events, long hour, long usual) {
    return events.higherKey(hour) - events.lowerKey(hour) >= 2 * usual;
  }

  @ParameterizedTest
  @EnumSource(Traffic.class)
  void a_stop_is_told_within_twice_the_usual_pause(Traffic traffic) {
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      LocalDate begin = BEGIN.plusDays(random.nextInt(300));
      NavigableMap<Long, Integer> events =
          traffic.generate(begin, KNOWN_HOURS + random.nextInt(HourOfWeek.COUNT), random);
      long last = events.lastKey();
      Replay replay = new Replay(events);
      replay.play(events.firstKey(), last + 1);
      replay.silences.clear();

      long known =
          Optional.ofNullable(events.floorKey(last - Habit.HOURS)).orElse(events.firstKey());
      replay.play(last + 1, last + 1 + 2 * traffic.usualPause(events.tailMap(known, true)));

      assertThat(replay.silences).as("%s, seed %d", traffic, seed).hasSize(1);
    }
  }

  @Test
  void a_surge_is_told_in_its_first_hour_and_once_in_a_week() {
    NavigableMap<Long, Integer> events = Traffic.HONEYPOT.generate(BEGIN, HOURS, new Random(1));
    long surge = events.firstKey() + HOURS / 2;
    for (int hour = 0; hour < 5; hour++) {
      events.put(surge + hour, 1_000);
    }
    Replay replay = new Replay(events);

    replay.play(events.firstKey(), surge + HourOfWeek.COUNT);

    assertThat(replay.surges).containsExactly(surge);
  }
}
