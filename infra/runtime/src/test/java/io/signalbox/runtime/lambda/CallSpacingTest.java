package io.signalbox.runtime.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallSpacingTest {
  private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
  private final CallSpacing spacing = new CallSpacing(now);

  @Test
  void callsThatComeNowAndThenDoNotWait() {
    for (int call = 0; call < 1000; call++) {
      assertThat(spacing.untilFree(now)).isZero();
      spacing.called(now);
      now += CallSpacing.INTERVAL.toNanos();
    }
  }

  @Test
  void aFewFollowEachOtherAndThenOneComesEachInterval() {
    int calls = 0;
    Duration waited = Duration.ZERO;
    while (calls < 100) {
      Duration wait = spacing.untilFree(now);
      now += wait.toNanos();
      waited = waited.plus(wait);
      spacing.called(now);
      calls++;
    }
    assertThat(waited)
        .isEqualTo(CallSpacing.INTERVAL.multipliedBy(calls - CallSpacing.AT_ONCE - 1));
  }

  @Test
  void aPauseGivesBackNoMoreThanAFewCalls() {
    now += Duration.ofDays(1).toNanos();
    for (int call = 0; call <= CallSpacing.AT_ONCE; call++) {
      assertThat(spacing.untilFree(now)).isZero();
      spacing.called(now);
    }
    assertThat(spacing.untilFree(now)).isEqualTo(CallSpacing.INTERVAL);
  }
}
