package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.settings.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two years of digests that a hub sends, held against a model that looks at the clock of the zone
 * every quarter of an hour: each event is in the first digest after it came, at the very moment.
 */
class DigestYearsTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration TIME = Duration.ofDays(731);
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final int EVENTS = 300;
  private static final long MINUTES_A_DAY = 24 * 60;
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 29));

  @ParameterizedTest
  @CsvSource({
    "Europe/Vienna, 02:30",
    "Europe/London, 01:15",
    "America/New_York, 02:00",
    "America/St_Johns, 00:30",
    "America/Santiago, 00:00",
    "Africa/Casablanca, 02:45",
    "Asia/Kathmandu, 23:45",
    "Asia/Beirut, 00:15",
    "Australia/Lord_Howe, 02:15",
    "Pacific/Chatham, 03:00"
  })
  void each_event_is_in_one_digest_the_next_by_the_clocks(ZoneId zone, LocalTime time) {
    hold(new Interval.Daily(time, zone), moments(zone, time, day -> true));
    hold(
        new Interval.BusinessDays(time, zone, HOLIDAYS),
        moments(zone, time, DigestYearsTest::isWorked));
  }

  private static boolean isWorked(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !HOLIDAYS.contains(day);
  }

  private static void hold(Interval interval, List<Instant> digests) {
    TestHub hub = new TestHub();
    hub.destination(TestHub.destination(interval));
    hub.receiver.takes(EVENTS);
    Map<Instant, List<Integer>> sent = new TreeMap<>();
    hub.receiver.answers(
        got -> {
          sent.computeIfAbsent(hub.clock.instant(), none -> new ArrayList<>()).addAll(got.events());
          return new Outcome.Delivered("200");
        });
    Map<Instant, List<Integer>> expected = new TreeMap<>();
    int number = 0;
    for (Instant at : arrivals(digests)) {
      if (number > 0) {
        passUntil(at, hub);
      }
      hub.clock.set(at);
      hub.append(++number, number);
      hub.deliver();
      Instant next = digests.stream().filter(at::isBefore).findFirst().orElseThrow();
      expected.computeIfAbsent(next, none -> new ArrayList<>()).add(number);
    }
    passUntil(digests.getLast(), hub);
    assertThat(sent).isEqualTo(expected);
  }

  /** Delivers whenever the hub itself says that something is due. */
  private static void passUntil(Instant end, TestHub hub) {
    Instant due = hub.reader().due().orElse(Instant.MAX);
    while (!due.isAfter(end)) {
      hub.clock.set(due);
      hub.deliver();
      Instant next = hub.reader().due().orElse(Instant.MAX);
      assertThat(next).isAfter(due);
      due = next;
    }
  }

  /** At random, and shortly before and after some of the digests; a change of clocks among them. */
  private static List<Instant> arrivals(List<Instant> digests) {
    Random random = new Random(digests.hashCode());
    SortedSet<Instant> arrivals = new TreeSet<>();
    for (int i = 0; i + 1 < digests.size(); i++) {
      Duration gap = Duration.between(digests.get(i), digests.get(i + 1));
      boolean isChange = gap.toMinutes() % MINUTES_A_DAY != 0;
      if (isChange || random.nextInt(digests.size()) < EVENTS / 4) {
        arrivals.add(digests.get(i).minusMillis(1));
        arrivals.add(digests.get(i).plusMillis(1));
        arrivals.add(digests.get(i).plusSeconds(1 + random.nextLong(gap.toSeconds() - 1)));
      }
    }
    return List.copyOf(arrivals);
  }

  /** When the clocks first show that time on the days; a time that they skip is as much later. */
  private static List<Instant> moments(ZoneId zone, LocalTime time, Predicate<LocalDate> days) {
    SortedMap<LocalDate, Instant> moments = new TreeMap<>();
    LocalDateTime awaited = LocalDateTime.ofInstant(FROM, zone);
    for (Instant at = FROM; at.isBefore(FROM.plus(TIME)); at = at.plus(STEP)) {
      LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
      for (LocalDateTime one = awaited; !one.isAfter(shown); one = one.plus(STEP)) {
        if (one.toLocalTime().equals(time) && days.test(one.toLocalDate())) {
          Duration later = one.equals(shown) ? Duration.ZERO : Duration.between(awaited, one);
          moments.putIfAbsent(one.toLocalDate(), at.plus(later));
        }
      }
      awaited = shown.plus(STEP);
    }
    return List.copyOf(moments.values());
  }
}
