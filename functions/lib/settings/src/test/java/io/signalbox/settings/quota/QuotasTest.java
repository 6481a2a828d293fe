package io.signalbox.settings.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Marking;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.settings.Grants;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.telemetry.Metrics;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T22:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final AtomicInteger writes = new AtomicInteger();
  private Quota budget = Quota.UNLIMITED;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void several_processes_never_take_more_than_the_quota_and_nearly_all_of_it() {
    List<Quotas> processes = List.of(process(), process(), process());
    Instance sender = sender(events(10_000));
    int taken = 0;
    for (int i = 0; i < 12_000; i++) {
      taken += processes.get(i % 3).take(sender, 1, 500).isEmpty() ? 1 : 0;
    }

    assertThat(taken).isBetween(9_950, 10_000);
    assertThat(writes.get()).isLessThan(2_000);
  }

  @Test
  void who_has_used_up_his_quota_costs_no_more_reads_and_writes() {
    Quotas process = process();
    Instance sender = sender(events(10));
    for (int i = 0; i < 11; i++) {
      process.take(sender, 1, 1);
    }
    int before = writes.get();

    for (int i = 0; i < 100; i++) {
      assertThat(process.take(sender, 1, 1)).isPresent();
    }

    assertThat(writes.get()).isEqualTo(before);
  }

  @Test
  void a_quota_begins_anew_at_midnight_and_when_it_is_raised() {
    Quotas process = process();
    assertThat(process.take(sender(events(1)), 1, 1)).isEmpty();
    assertThat(process.take(sender(events(1)), 1, 1))
        .contains(new Quotas.Refusal.OfInstance(Instant.parse("2026-11-23T00:00:00Z")));
    assertThat(process.take(sender(events(2)), 1, 1)).isEmpty();

    clock.advance(Duration.ofHours(2));

    assertThat(process.take(sender(events(2)), 2, 1)).isEmpty();
  }

  @Test
  void bytes_count_as_events_do() {
    Quotas process = process();
    Instance sender = sender(new Quota(OptionalLong.empty(), OptionalLong.of(1_000)));

    assertThat(process.take(sender, 1_000_000, 900)).isEmpty();
    assertThat(process.take(sender, 1, 101)).isPresent();
    assertThat(process.take(sender, 1, 100)).isEmpty();
  }

  @Test
  void the_budget_of_the_hub_is_that_of_all_together_and_costs_a_sender_nothing_of_his_own() {
    budget = events(5);
    Quotas process = process();

    assertThat(process.take(sender(Quota.UNLIMITED), 4, 1)).isEmpty();
    assertThat(process.take(sender(events(3)), 3, 1))
        .get()
        .isInstanceOf(Quotas.Refusal.OfHub.class);
    budget = Quota.UNLIMITED;
    assertThat(process.take(sender(events(3)), 3, 1)).isEmpty();
  }

  @RepeatedTest(10)
  void many_at_once_take_no_more_than_there_is() {
    List<Quotas> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(process());
    }
    Instance sender = sender(events(500));
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        Quotas process = processes.get(i % 8);
        threads.execute(
            () -> {
              if (process.take(sender, 1, 1).isEmpty()) {
                taken.incrementAndGet();
              }
            });
      }
    }

    assertThat(taken.get()).isBetween(300, 500);
  }

  private Quotas process() {
    return new Quotas(
        () ->
            new SettingsDocument(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new HubSettings(MarkingPolicy.DEFAULT, budget)),
        new ForwardingDueTable(store.table("Envelopes")) {
          @Override
          public boolean replaceIfVersion(Draft draft, long expected) {
            writes.incrementAndGet();
            return super.replaceIfVersion(draft, expected);
          }

          @Override
          public Insertion insertIfAbsent(Draft draft) {
            writes.incrementAndGet();
            return super.insertIfAbsent(draft);
          }

          @Override
          public Optional<Item> get(Key key, Consistency consistency) {
            writes.incrementAndGet();
            return super.get(key, consistency);
          }
        },
        Metrics.NONE,
        clock,
        new SecureRandom());
  }

  private static Quota events(long count) {
    return new Quota(OptionalLong.of(count), OptionalLong.empty());
  }

  private static Instance sender(Quota quota) {
    return new Instance(
        "sender",
        List.of(),
        Optional.empty(),
        Set.of(),
        Grants.EVERYTHING,
        InvalidContent.REJECT,
        UnknownFields.WARN,
        Optional.empty(),
        Marking.NONE,
        quota);
  }
}
