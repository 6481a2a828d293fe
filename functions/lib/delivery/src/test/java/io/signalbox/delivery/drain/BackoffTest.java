package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(4));

  /** The least and the greatest number that chance gives. */
  private static final RandomGenerator LEAST = () -> 0;

  private static final RandomGenerator GREATEST = () -> -1;

  @Test
  void pauses_grow_fourfold_from_the_first_to_the_longest() {
    Backoff backoff = new Backoff(LEAST);

    assertThat(backoff.after(0, POLICY, Optional.empty())).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(1, POLICY, Optional.empty())).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(2, POLICY, Optional.empty())).isEqualTo(Duration.ofSeconds(20));
    assertThat(backoff.after(3, POLICY, Optional.empty())).isEqualTo(Duration.ofSeconds(80));
    assertThat(backoff.after(4, POLICY, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
    assertThat(backoff.after(1_000_000, POLICY, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void chance_takes_up_to_a_fifth_off() {
    assertThat(new Backoff(GREATEST).after(2, POLICY, Optional.empty()))
        .isBetween(Duration.ofSeconds(16), Duration.ofSeconds(16).plusMillis(1));
  }

  @Test
  void a_destination_that_asks_for_more_gets_it_up_to_a_day() {
    Backoff backoff = new Backoff(LEAST);

    assertThat(backoff.after(1, POLICY, Optional.of(Duration.ofSeconds(4))))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(1, POLICY, Optional.of(Duration.ofHours(2))))
        .isEqualTo(Duration.ofHours(2));
    assertThat(backoff.after(1, POLICY, Optional.of(Duration.ofDays(400))))
        .isEqualTo(Duration.ofDays(1));
  }
}
