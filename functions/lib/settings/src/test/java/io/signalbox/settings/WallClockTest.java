package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the intervals that go by clocks against a model that looks at each minute of two years:
 * what comes at any moment goes with exactly one digest, the next that the clocks show.
 */
class WallClockTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MINUTES = 2 * 366 * 24 * 60;
  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT,
          LocalTime.of(0, 30),
          LocalTime.of(1, 45),
          LocalTime.of(2, 30),
          LocalTime.of(3, 0),
          LocalTime.of(23, 59));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Vienna",
        "Europe/London",
        "America/New_York",
        "America/St_Johns",
        "America/Santiago",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Asia/Beirut",
        "Australia/Lord_Howe",
        "Pacific/Chatham"
      })
  void nothing_comes_twice_or_never_when_clocks_are_changed(String name) {
    ZoneId zone = ZoneId.of(name);
    Map<LocalDateTime, Instant> shown = shown(zone);
    Random random = new Random(name.hashCode());
    Set<LocalDate> holidays =
        Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 29));
    Set<DayOfWeek> sundays = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY);
    for (LocalTime time : TIMES) {
      hold(new Interval.Daily(time, zone), expected(shown, time, day -> true), random);
      hold(
          new Interval.Weekly(sundays, time, zone),
          expected(shown, time, day -> sundays.contains(day.getDayOfWeek())),
          random);
      hold(
          new Interval.BusinessDays(time, zone, holidays),
          expected(
              shown, time, day -> day.getDayOfWeek().getValue() < 6 && !holidays.contains(day)),
          random);
    }
    int minute = random.nextInt(60);
    hold(new Interval.Hourly(minute, zone), minutes(zone, minute), random);
  }

  /** When the clocks show each minute first; one that they skip is as much later. */
  private static Map<LocalDateTime, Instant> shown(ZoneId zone) {
    Map<LocalDateTime, Instant> shown = new HashMap<>();
    LocalDateTime before = local(FROM, zone).minusMinutes(1);
    for (int minute = 0; minute < MINUTES; minute++) {
      Instant moment = FROM.plus(minute, ChronoUnit.MINUTES);
      LocalDateTime now = local(moment, zone);
      for (LocalDateTime skipped = before.plusMinutes(1);
          skipped.isBefore(now);
          skipped = skipped.plusMinutes(1)) {
        Duration later = Duration.between(before.plusMinutes(1), skipped);
        keep(shown, skipped, moment.plus(later));
      }
      keep(shown, now, moment);
      before = now;
    }
    return shown;
  }

  /** Only of the times that are looked for: all would be a million. */
  private static void keep(Map<LocalDateTime, Instant> shown, LocalDateTime time, Instant at) {
    if (TIMES.contains(time.toLocalTime())) {
      shown.putIfAbsent(time, at);
    }
  }

  private static LocalDateTime local(Instant moment, ZoneId zone) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  private static List<Instant> expected(
      Map<LocalDateTime, Instant> shown, LocalTime time, Predicate<LocalDate> days) {
    return shown.entrySet().stream()
        .filter(one -> one.getKey().toLocalTime().equals(time))
        .filter(one -> days.test(one.getKey().toLocalDate()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private static List<Instant> minutes(ZoneId zone, int minute) {
    List<Instant> minutes = new ArrayList<>();
    for (int at = 0; at < MINUTES; at++) {
      Instant moment = FROM.plus(at, ChronoUnit.MINUTES);
      if (local(moment, zone).getMinute() == minute) {
        minutes.add(moment);
      }
    }
    return minutes;
  }

  /** From each digest to the next, and from moments in between. */
  private static void hold(Interval interval, List<Instant> expected, Random random) {
    for (int i = 1; i < expected.size(); i++) {
      Instant last = expected.get(i - 1);
      Instant next = expected.get(i);
      assertThat(interval.next(last)).as("%s after %s", interval, last).isEqualTo(next);
      long seconds = Duration.between(last, next).toSeconds();
      Instant between = last.plusSeconds(random.nextLong(seconds));
      assertThat(interval.next(between)).as("%s after %s", interval, between).isEqualTo(next);
    }
  }
}
