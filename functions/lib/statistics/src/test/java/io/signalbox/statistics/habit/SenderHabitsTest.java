package io.signalbox.statistics.habit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SenderHabitsTest {
  private static final long HOUR = 490_000;

  private static Map<FeedName, Long> feeds(int count, long events) {
    Map<FeedName, Long> feeds = new HashMap<>();
    for (int i = 0; i < count; i++) {
      feeds.put(new FeedName("p", "feed-" + i), events);
    }
    return feeds;
  }

  @Test
  void habits_read_as_they_were_written() {
    SenderHabits habits = SenderHabits.of("cert-at", HOUR, feeds(2, 100));
    habits = habits.with(HOUR + 5, feeds(3, 1_000_000));
    habits = habits.withWhole(habits.whole().told(new Silence(HOUR, 7)));
    habits = habits.withWhole(habits.whole().told(new Surge(HOUR + 5, 1_000_000, 100)));

    assertThat(HabitCodec.decode("cert-at", HabitCodec.encode(habits))).isEqualTo(habits);
  }

  @Test
  void a_sender_that_invents_feeds_costs_one_item_of_bounded_size() {
    Random random = new Random(1);
    SenderHabits habits = SenderHabits.of("cert-at", HOUR, feeds(500, 1));
    for (int hour = 1; hour < Habit.HOURS; hour++) {
      habits =
          habits.with(
              HOUR + hour, feeds(SenderHabits.FEEDS_LIMIT, random.nextInt(Integer.MAX_VALUE)));
    }

    assertThat(habits.feeds()).hasSize(SenderHabits.FEEDS_LIMIT);
    assertThat(HabitCodec.encode(habits).sizeInBytes()).isLessThan(Table.BODY_LIMIT_BYTES);
  }

  @Test
  void the_same_hour_again_changes_nothing() {
    SenderHabits habits = SenderHabits.of("cert-at", HOUR, feeds(2, 3)).with(HOUR + 9, feeds(1, 4));

    assertThat(habits.with(HOUR, feeds(2, 3)).with(HOUR + 9, feeds(1, 4))).isEqualTo(habits);
  }

  @Test
  void a_feed_without_events_for_eight_weeks_makes_room_for_another() {
    SenderHabits habits = SenderHabits.of("cert-at", HOUR, feeds(SenderHabits.FEEDS_LIMIT, 1));
    FeedName other = new FeedName("p", "other");

    assertThat(habits.with(HOUR + 1, Map.of(other, 1L)).feeds()).doesNotContainKey(other);
    assertThat(habits.with(HOUR + Habit.HOURS + 1, Map.of(other, 1L)).feeds())
        .containsOnlyKeys(other);
  }
}
