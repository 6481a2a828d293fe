package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.LoggedLines;
import io.signalbox.store.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnmatchedTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final AtomicLong counted = new AtomicLong();
  private final Unmatched unmatched =
      new Unmatched(
          (dimensions, counts) -> counted.addAndGet(counts.getOrDefault("Unmatched", 0L)), clock);

  @Test
  void what_nothing_matches_is_logged_once_a_minute_with_its_number() {
    try (LoggedLines log = new LoggedLines("io.signalbox.fanout")) {
      unmatched.count(0);
      unmatched.count(2);
      unmatched.count(3);
      clock.advance(Duration.ofSeconds(59));
      unmatched.count(4);
      clock.advance(Duration.ofSeconds(1));
      unmatched.count(1);

      assertThat(log.lines())
          .containsExactly(
              "2 envelopes matched no route; GET /v1/unrouted lists them",
              "8 envelopes matched no route; GET /v1/unrouted lists them");
    }
    assertThat(counted).hasValue(10);
  }
}
