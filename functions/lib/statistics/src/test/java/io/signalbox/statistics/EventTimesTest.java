package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  private static final Instant HOUR = Instant.parse("2026-11-22T04:00:00Z");
  private static final int PAGES = 80;
  private static final int ENTRIES_OF_PAGE = 40;

  private static JournalRow row(Instant time) {
    List<String> values = new ArrayList<>(JournalRow.EMPTY.values());
    values.set(
        List.of(JournalColumn.values()).indexOf(JournalColumn.TIME),
        Long.toString(time.getEpochSecond() / 60));
    return new JournalRow(values);
  }

  private static Instant time(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> HOUR.plus(Duration.ofMinutes(random.nextInt(5 * 365 * 24 * 60) - 2_000_000L));
      case 1 -> random.nextBoolean() ? Instant.MIN.plusSeconds(60) : Instant.MAX.minusSeconds(60);
      default -> HOUR.minus(Duration.ofMinutes((long) (random.nextGaussian() * 600)));
    };
  }

  private static boolean isFound(Optional<SheetPart> found, int page) {
    JournalRange sheet = new JournalRange(new Position(100, 0), new Position(100 + PAGES, 0));
    Position place = new Position(100L + page, 0);
    return found.map(part -> part.ranges(sheet)).orElse(List.of()).stream()
        .anyMatch(range -> range.from().compareTo(place) <= 0 && place.compareTo(range.to()) < 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void each_entry_is_found_by_its_time(long seed) {
    Random random = new Random(seed);
    EventTimes times = new EventTimes(HOUR);
    List<Instant> all = new ArrayList<>();
    for (int i = 0; i < PAGES * ENTRIES_OF_PAGE; i++) {
      Instant time = time(random);
      all.add(time);
      times.add(row(time), SortedPairs.number(i / ENTRIES_OF_PAGE, i % ENTRIES_OF_PAGE));
    }
    byte[] encoded = times.encode(new EntryList(PAGES, ENTRIES_OF_PAGE));

    for (int i = 0; i < all.size(); i++) {
      Instant time = all.get(i);
      Optional<SheetPart> found = EventTimes.find(encoded, time, time.plusNanos(1));
      assertThat(isFound(found, i / ENTRIES_OF_PAGE)).as("%s", time).isTrue();
    }
  }

  @Test
  void what_is_of_another_time_is_not_found() {
    EventTimes times = new EventTimes(HOUR);
    for (int page = 0; page < PAGES; page++) {
      times.add(row(HOUR.plusSeconds(page)), SortedPairs.number(page, 0));
    }
    Instant old = HOUR.minus(Duration.ofDays(900));
    times.add(row(old), SortedPairs.number(7, 3));
    byte[] encoded = times.encode(new EntryList(PAGES, ENTRIES_OF_PAGE));

    Optional<SheetPart> found = EventTimes.find(encoded, Instant.MIN, HOUR);

    assertThat(found).isEqualTo(EventTimes.find(encoded, old, old.plusSeconds(60)));
    for (int page = 0; page < PAGES; page++) {
      assertThat(isFound(found, page)).isEqualTo(page == 7);
    }
    assertThat(EventTimes.find(encoded, HOUR.plus(Duration.ofHours(1)), Instant.MAX)).isEmpty();
    assertThat(encoded).hasSizeLessThan(40);
  }

  @Test
  void entries_of_too_many_times_may_be_of_any() {
    EventTimes times = new EventTimes(HOUR);
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      Instant time = HOUR.minus(Duration.ofDays(random.nextInt(1_000_000)));
      times.add(row(time), SortedPairs.number(i / 500, i % 500));
    }

    byte[] encoded = times.encode(new EntryList(200, 500));

    assertThat(encoded).hasSizeLessThan(10);
    assertThat(EventTimes.find(encoded, HOUR, Instant.MAX)).contains(PageBlocks.ALL);
  }
}
