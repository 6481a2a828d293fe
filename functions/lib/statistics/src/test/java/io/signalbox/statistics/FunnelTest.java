package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The funnel of days, against a count by hand. */
class FunnelTest {
  private final WarnedEvents hub = new WarnedEvents();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_day_is_counted_as_by_hand_and_kept_once_it_changes_no_more(long seed) {
    Random random = new Random(seed);
    LocalDate first = hub.today();
    for (int day = 0; day < 12; day++) {
      for (int hour = 0; hour < 5; hour++) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          hub.post(random);
        }
        if (random.nextBoolean()) {
          hub.deliver(random);
        }
        hub.clock.advance(Duration.ofHours(4));
        if (random.nextInt(3) == 0) {
          dying(random, table -> hub.sheets(table).build(() -> true));
        }
      }
      hub.answer(random);
      hub.clock.set(first.plusDays(day + 1L).atTime(1, 0).toInstant(ZoneOffset.UTC));
    }
    assertThat(hub.funnel(hub.feeds).of(first.plusDays(11), () -> true))
        .isEqualTo(hub.expected(first.plusDays(11), false));
    hub.clock.set(first.plusDays(17).atStartOfDay().toInstant(ZoneOffset.UTC));
    build(random);
    hub.clock.advance(Duration.ofHours(2));
    // What is answered later than a week after the last of these days does not count for them.
    hub.answer(random);

    build(random);
    hub.funnel(hub.feeds).build(() -> true);

    for (int day = 0; day < 9; day++) {
      LocalDate counted = first.plusDays(day);
      assertThat(hub.funnel(hub.feeds).of(counted, () -> false))
          .isEqualTo(hub.expected(counted, true));
      assertThat(hub.funnel(hub.feeds).count(counted, () -> true))
          .isEqualTo(hub.expected(counted, true));
    }
  }

  @Test
  void an_event_that_went_out_before_midnight_and_came_to_the_journal_after_it_is_answered() {
    Random random = new Random(1);
    LocalDate first = hub.today().plusDays(1);
    for (int i = 0; i < 20; i++) {
      Instant midnight = first.plusDays(i).atStartOfDay().toInstant(ZoneOffset.UTC);
      hub.clock.set(midnight.minusSeconds(90));
      hub.post(
          random,
          () -> {
            hub.deliver(random);
            hub.clock.set(midnight);
          });
      hub.answer(random);
    }

    long answered = 0;
    for (int i = 0; i < 20; i++) {
      LocalDate day = first.plusDays(i);
      FunnelDay counted = hub.funnel(hub.feeds).of(day, () -> true);
      answered += counted.answered();
      assertThat(counted).isEqualTo(hub.expected(day, counted.isFinal()));
    }
    assertThat(answered).isPositive();
  }

  @Test
  void later_days_are_counted_by_their_sightings_and_where_one_is_lost_by_the_journal() {
    Random random = new Random(1);
    LocalDate first = hub.today();
    for (int hour = 0; hour < 9 * 24; hour++) {
      for (int i = 0; i < 40; i++) {
        hub.post(random);
      }
      hub.deliver(random);
      hub.clock.advance(Duration.ofHours(1));
    }
    hub.clock.advance(Duration.ofDays(2));
    hub.sheets(hub.feeds).build(() -> true);
    CountingTable by = new CountingTable(hub.feeds);
    CountingTable without = new CountingTable(hub.feeds);
    Table losing =
        new ForwardingTable(hub.feeds) {
          @Override
          public List<Item> query(Range range, Consistency consistency) {
            List<Item> items = super.query(range, consistency);
            return range.partition().equals("~statistics/seen")
                ? items.stream().filter(item -> item.key().sort().hashCode() % 5 > 0).toList()
                : items;
          }
        };
    FunnelDay expected = hub.expected(first, true);

    assertThat(hub.funnel(by).of(first, () -> true)).isEqualTo(expected);
    assertThat(hub.funnel(without).count(first, () -> true)).isEqualTo(expected);
    assertThat(hub.funnel(losing).of(first, () -> true)).isEqualTo(expected);
    assertThat(by.items()).isLessThan(without.items() / 2);
  }

  @Test
  void a_day_that_changes_no_more_is_read_without_waiting_for_the_last_writes() {
    Random random = new Random(1);
    LocalDate first = hub.today();
    for (int hour = 0; hour < 7 * 24; hour++) {
      hub.post(random);
      hub.deliver(random);
      hub.clock.advance(Duration.ofHours(1));
    }
    hub.answer(random);
    hub.clock.set(first.plusDays(8).atTime(0, 59).toInstant(ZoneOffset.UTC));
    CountingTable last = new CountingTable(hub.feeds);
    CountingTable lastDeliveries = new CountingTable(hub.deliveries);
    CountingTable settled = new CountingTable(hub.feeds);
    CountingTable settledDeliveries = new CountingTable(hub.deliveries);

    FunnelDay changing = hub.funnel(last, lastDeliveries).of(first, () -> true);
    hub.clock.advance(Duration.ofMinutes(1));
    FunnelDay counted = hub.funnel(settled, settledDeliveries).of(first, () -> true);

    assertThat(changing).isEqualTo(hub.expected(first, false));
    assertThat(counted).isEqualTo(hub.expected(first, true));
    assertThat(last.strongItems()).isPositive();
    assertThat(lastDeliveries.strongItems()).isPositive();
    assertThat(settled.items()).isPositive();
    assertThat(settled.strongItems()).isZero();
    assertThat(settledDeliveries.strongItems()).isZero();
  }

  private void build(Random random) {
    dying(random, table -> hub.funnel(table).build(() -> true));
  }

  private void dying(Random random, Consumer<Table> work) {
    try {
      work.accept(new DyingTable(hub.feeds, random.nextInt(12), random.nextBoolean()));
    } catch (StoreException.Unavailable died) {
      assertThat(died).hasMessage("It dies here");
    }
  }
}
