package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyProcessorsTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"0, false", "0.79, false", "0.8, true", "1, true", "-1, true", "NaN, true"})
  void theyAreBusyFromFourFifthsOn(double load, boolean busy) {
    assertThat(new BusyProcessors(() -> load, now::get).areBusy()).isEqualTo(busy);
  }

  @Test
  void theSystemIsAskedOnceATenthOfASecond() {
    BusyProcessors processors = new BusyProcessors(() -> looks.getAndIncrement() % 2, now::get);
    assertThat(processors.areBusy()).isFalse();
    now.addAndGet(BusyProcessors.LOOK.toNanos() - 1);
    assertThat(processors.areBusy()).isFalse();
    now.addAndGet(1);
    assertThat(processors.areBusy()).isTrue();
    assertThat(looks).hasValue(2);
  }

  @Test
  void thisMachineTells() {
    BusyProcessors processors = BusyProcessors.ofThisMachine();
    processors.areBusy();
    assertThat(processors.areBusy()).isIn(true, false);
  }
}
