package io.signalbox.settings.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.settings.Instance;
import io.signalbox.settings.Quota;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What requests give back, days that end while requests are worked on, and quotas that change. */
class QuotaDaysTest {
  private final QuotaScene scene = new QuotaScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_is_given_back_after_midnight_is_not_a_part_of_the_new_day() {
    scene.clock.set(Instant.parse("2026-11-22T23:59:59Z"));
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(QuotaScene.bytes(1_000));
    Quotas.Use late = process.begin(sender);
    assertThat(late.take(1, 900)).isEmpty();
    scene.clock.advance(Duration.ofSeconds(2));
    assertThat(process.begin(sender).take(1, 1)).isEmpty();

    late.giveBack();

    assertThat(process.begin(sender).take(1, 1_000)).isPresent();
    assertThat(process.begin(sender).take(1, 999)).isEmpty();
  }

  @Test
  void what_was_not_taken_of_a_budget_is_not_given_back_to_it() {
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(Quota.UNLIMITED);
    Quotas.Use before = process.begin(sender);
    assertThat(before.take(1, 900)).isEmpty();
    scene.budget = QuotaScene.bytes(1_000);
    assertThat(process.begin(sender).take(1, 1)).isEmpty();

    before.giveBack();

    assertThat(process.begin(sender).take(1, 1_000)).isPresent();
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(QuotaScene.events(10));
    Quotas.Use refused = process.begin(sender);
    assertThat(refused.take(4, 1)).isEmpty();
    assertThat(refused.take(7, 1)).isPresent();

    refused.giveBack();
    refused.giveBack();

    assertThat(process.begin(sender).take(10, 1)).isEmpty();
    assertThat(process.begin(sender).take(1, 1)).isPresent();
  }

  @Test
  void a_quota_that_is_lowered_below_what_was_taken_lets_nothing_pass() {
    Quotas process = scene.process();
    for (int i = 0; i < 5_000; i++) {
      assertThat(process.begin(QuotaScene.sender(QuotaScene.events(10_000))).take(1, 1)).isEmpty();
    }

    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(100))).take(1, 1)).isPresent();
    assertThat(process.begin(QuotaScene.sender(QuotaScene.events(10_000))).take(1, 1)).isEmpty();
  }

  @Test
  void a_budget_that_cannot_be_read_costs_a_sender_nothing_of_his_own() {
    scene.budget = QuotaScene.events(1_000);
    Quotas process = scene.process();
    Instance sender = QuotaScene.sender(QuotaScene.events(3));
    scene.budgetIsAway = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> process.begin(sender).take(1, 1)).isInstanceOf(StoreException.class);
    }
    scene.budgetIsAway = false;

    assertThat(process.begin(sender).take(3, 1)).isEmpty();
  }

  @Test
  void clocks_that_differ_or_jump_let_no_more_pass_than_the_quotas_of_their_days() {
    List<ManualClock> clocks =
        List.of(new ManualClock(scene.clock.instant()), new ManualClock(scene.clock.instant()));
    List<Quotas> processes = clocks.stream().map(scene::process).toList();
    Instance sender = QuotaScene.sender(QuotaScene.events(200));
    Map<LocalDate, Integer> taken = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      int which = random.nextInt(2);
      Instant at =
          Instant.parse("2026-11-23T00:00:00Z")
              .plusSeconds(random.nextInt(7_200) - 3_600)
              .plus(Duration.ofDays(random.nextInt(50) == 0 ? 1 : 0));
      clocks.get(which).set(at);
      Quotas.Use use = processes.get(which).begin(sender);
      if (use.take(1, 1).isEmpty()) {
        if (random.nextInt(4) == 0) {
          clocks.get(which).set(at.plusSeconds(random.nextInt(3_600)));
          use.giveBack();
        } else {
          taken.merge(LocalDate.ofInstant(at, ZoneOffset.UTC), 1, Integer::sum);
        }
      }
    }

    assertThat(taken.values()).allMatch(count -> count <= 200);
  }
}
