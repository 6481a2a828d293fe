package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSharesTest {
  private static final int KILOBYTE = 1_024;
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private static final Client LARGE = Client.at("192.0.2.1");
  private static final Client OTHER = Client.at("192.0.2.2");
  private static final Client A = Client.at("192.0.2.3");
  private static final Client B = Client.at("192.0.2.4");
  private static final Client C = Client.at("192.0.2.5");

  private final ClientShares budget = new ClientShares(10 * KILOBYTE);

  @Test
  void oneClientLeavesRoomToOthers() {
    assertThat(budget.reserve(LARGE, 3 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve(LARGE, 2 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve(LARGE, KILOBYTE, PATIENCE)).isEmpty();

    assertThat(budget.reserve(OTHER, 5 * KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void allClientsTogetherHaveNoMoreThanThereIs() {
    assertThat(budget.reserve(A, 4 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve(B, 4 * KILOBYTE, PATIENCE)).isPresent();
    assertThat(budget.reserve(C, 4 * KILOBYTE, PATIENCE)).isEmpty();
    assertThat(budget.reserve(C, 2 * KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    Optional<ClientShares.Reservation> first = budget.reserve(A, 5 * KILOBYTE, PATIENCE);
    first.orElseThrow().shrinkTo(KILOBYTE);
    assertThat(budget.reserve(A, 4 * KILOBYTE, PATIENCE)).isPresent();
    first.orElseThrow().close();
    assertThat(budget.reserve(A, KILOBYTE, PATIENCE)).isPresent();
  }

  @Test
  void aClientThatHoldsNothingIsForgotten() {
    budget.reserve(A, KILOBYTE, PATIENCE).orElseThrow().close();
    assertThat(budget.clients()).isZero();

    try (ClientShares.Reservation _ = budget.reserve(A, 5 * KILOBYTE, PATIENCE).orElseThrow()) {
      assertThat(budget.reserve(A, 5 * KILOBYTE, PATIENCE)).isEmpty();
      assertThat(budget.clients()).isEqualTo(1);
    }
    assertThat(budget.clients()).isZero();
  }
}
