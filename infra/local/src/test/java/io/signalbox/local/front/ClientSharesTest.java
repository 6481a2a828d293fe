package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSharesTest {
  private static final int KILOBYTE = 1_024;
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final ClientShares budget = new ClientShares(10 * KILOBYTE);

  @Test
  void oneClientLeavesRoomToOthers() {
    assertThat(budget.reserve("large", 3 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve("large", 2 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve("large", KILOBYTE, PATIENCE)).isEmpty();

    assertThat(budget.reserve("other", 5 * KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void allClientsTogetherHaveNoMoreThanThereIs() {
    assertThat(budget.reserve("a", 4 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve("b", 4 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve("c", 4 * KILOBYTE, PATIENCE)).isEmpty();
    assertThat(budget.reserve("c", 2 * KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    Optional<ClientShares.Reservation> first = budget.reserve("a", 5 * KILOBYTE, PATIENCE);
    first.orElseThrow().shrinkTo(KILOBYTE);
    assertThat(budget.reserve("a", 4 * KILOBYTE, PATIENCE)).isPresent();
    first.orElseThrow().close();
    assertThat(budget.reserve("a", KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void aClientThatHoldsNothingIsForgotten() {
    budget.reserve("a", KILOBYTE, PATIENCE).orElseThrow().close();
    assertThat(budget.clients()).isZero();

    try (ClientShares.Reservation _ = budget.reserve("a", 5 * KILOBYTE, PATIENCE).orElseThrow()) {
      assertThat(budget.reserve("a", 5 * KILOBYTE, PATIENCE)).isEmpty();
      assertThat(budget.clients()).isEqualTo(1);
    }
    assertThat(budget.clients()).isZero();
  }
}
