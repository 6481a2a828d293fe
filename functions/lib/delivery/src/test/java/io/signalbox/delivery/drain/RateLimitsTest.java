package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.TestHub;
import io.signalbox.settings.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Processes share the rate of a destination. */
class RateLimitsTest {
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final Optional<Rate> RATE = Optional.of(new Rate(50, Duration.ofSeconds(1)));

  private final TestHub hub = new TestHub();
  private final Instant until = hub.clock.instant().plus(Duration.ofMinutes(1));

  @Test
  void many_who_send_one_delivery_each_leave_no_turn_unused() {
    int processes = 64;
    Instant last = Instant.MIN;
    for (int i = 0; i < processes; i++) {
      last = new RateLimits(hub.states, hub.clock).reserve("soc", RATE, 1, until).first();
    }

    assertThat(last).isEqualTo(hub.clock.instant().plus(BETWEEN.multipliedBy(processes - 1)));
  }

  @Test
  void one_who_sends_all_the_time_writes_the_state_about_once_a_second() {
    RateLimits busy = new RateLimits(hub.states, hub.clock);
    Set<Instant> written = new HashSet<>();
    int deliveries = 500;
    for (int i = 0; i < deliveries; i++) {
      Pace pace = busy.reserve("soc", RATE, 1, until);
      assertThat(pace.first()).isEqualTo(hub.clock.instant());
      Optional.ofNullable(hub.states.find("soc").freeTurn()).ifPresent(written::add);
      hub.clock.advance(BETWEEN);
    }

    assertThat(written).hasSizeLessThan(20);
  }
}
