package io.signalbox.settings.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.Instance;
import io.signalbox.settings.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private final QuotaScene scene = new QuotaScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void several_processes_never_take_more_than_the_quota_and_nearly_all_of_it() {
    List<Quotas> processes = List.of(scene.process(), scene.process(), scene.process());
    Instance sender = QuotaScene.sender(QuotaScene.events(10_000));
    int taken = 0;
    for (int i = 0; i < 12_000; i++) {
      taken += processes.get(i % 3).begin(sender).take(1, 500).isEmpty() ? 1 : 0;
    }

    assertThat(taken).isBetween(9_950, 10_000);
    assertThat(scene.writes.get()).isLessThan(2_000);
  }

  @Test
  void who_has_used_up_his_quota_costs_no_more_reads_and_writes() {
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(QuotaScene.events(10));
    for (int i = 0; i < 11; i++) {
      process.begin(sender).take(1, 1);
    }
    int before = scene.writes.get();

    for (int i = 0; i < 100; i++) {
      assertThat(process.begin(sender).take(1, 1)).isPresent();
    }

    assertThat(scene.writes.get()).isEqualTo(before);
  }

  @Test
  void a_quota_begins_anew_at_midnight_and_when_it_is_raised() {
    Quotas process = scene.process();
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(1))).take(1, 1)).isEmpty();
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(1))).take(1, 1))
        .contains(new Quotas.Refusal.OfInstance(Instant.parse("2026-11-23T00:00:00Z")));
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(2))).take(1, 1)).isEmpty();

    scene.clock.advance(Duration.ofHours(2));

    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(2))).take(2, 1)).isEmpty();
  }

  @Test
  void bytes_count_as_events_do() {
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(new Quota(OptionalLong.empty(), OptionalLong.of(1_000)));

    assertThat(process.begin(sender).take(1_000_000, 900)).isEmpty();
    assertThat(process.begin(sender).take(1, 101)).isPresent();
    assertThat(process.begin(sender).take(1, 100)).isEmpty();
  }

  @Test
  void the_budget_of_the_hub_is_that_of_all_together_and_costs_a_sender_nothing_of_his_own() {
    scene.budget = QuotaScene.events(5);
    Quotas process = scene.process();

    assertThat(process.begin(QuotaScene.sender(Quota.UNLIMITED)).take(4, 1)).isEmpty();
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(3))).take(3, 1))
        .get()
        .isInstanceOf(Quotas.Refusal.OfHub.class);
    scene.budget = Quota.UNLIMITED;
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(3))).take(3, 1)).isEmpty();
  }

  @RepeatedTest(10)
  void many_at_once_take_no_more_than_there_is() {
    List<Quotas> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(scene.process());
    }
    Instance sender = QuotaScene.sender(QuotaScene.events(500));
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        Quotas process = processes.get(i % 8);
        threads.execute(
            () -> {
              if (process.begin(sender).take(1, 1).isEmpty()) {
                taken.incrementAndGet();
              }
            });
      }
    }

    assertThat(taken.get()).isBetween(300, 500);
  }
}
