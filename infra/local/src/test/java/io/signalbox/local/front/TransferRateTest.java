package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TransferRateTest {
  private final AtomicLong now = new AtomicLong();
  private final TransferRate rate = new TransferRate(now::get);

  @Test
  void after_the_grace_so_many_bytes_a_second_must_have_come() {
    now.set(TransferRate.GRACE.toNanos());
    assertThatCode(() -> rate.require(0)).doesNotThrowAnyException();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThatCode(() -> rate.require(2 * TransferRate.LEAST_BYTES_PER_SECOND))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> rate.require(2 * TransferRate.LEAST_BYTES_PER_SECOND - 1))
        .isInstanceOf(TransferRate.TooSlow.class);
  }
}
