package io.signalbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadBudgetTest {
  private static final long HEAP_BYTES = 256L << 20;
  private static final long ALL_BYTES = HEAP_BYTES / 8;

  private final LoadBudget budget = new LoadBudget(HEAP_BYTES);

  @Test
  void oneDeliveryLoadsHalfOfWhatAllMay() {
    assertThat(budget.limitBytes()).isEqualTo(ALL_BYTES / 2);
  }

  @Test
  void whatIsReservedTogetherIsNoMoreThanTheShareOfTheHeap() {
    assertThat(budget.reserve(ALL_BYTES / 2, Duration.ZERO)).isTrue();
    assertThat(budget.reserve(ALL_BYTES / 2, Duration.ZERO)).isTrue();
    assertThat(budget.reserve(1, Duration.ZERO)).isFalse();
    budget.release(ALL_BYTES / 2);
    assertThat(budget.reserve(1, Duration.ZERO)).isTrue();
  }

  @Test
  void oneEnvelopeThatIsLargerThanAllHasItAllToItself() {
    assertThat(budget.reserve(10 * ALL_BYTES, Duration.ZERO)).isTrue();
    assertThat(budget.reserve(1, Duration.ZERO)).isFalse();
    budget.release(10 * ALL_BYTES);
    assertThat(budget.reserve(ALL_BYTES, Duration.ZERO)).isTrue();
  }
}
