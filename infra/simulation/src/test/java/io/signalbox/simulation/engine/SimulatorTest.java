package io.signalbox.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final Instant TOMORROW = Simulator.START.plus(Duration.ofDays(1));

  @Test
  void time_passes_where_nothing_happens() {
    try (Simulator simulator = new Simulator(1)) {
      assertThat(simulator.runUntil(() -> false, TOMORROW)).isFalse();
      assertThat(simulator.now()).isEqualTo(TOMORROW);
    }
  }

  @Test
  void what_is_to_happen_happens_in_its_order_and_time_never_goes_back() {
    try (Simulator simulator = new Simulator(1)) {
      List<Instant> happened = new ArrayList<>();
      simulator.after(Duration.ofHours(2), () -> happened.add(simulator.now()));
      simulator.after(Duration.ofHours(1), () -> happened.add(simulator.now()));
      simulator.after(Duration.ofDays(2), () -> happened.add(simulator.now()));
      simulator.runUntil(() -> false, TOMORROW);
      simulator.runUntil(() -> false, Simulator.START);

      assertThat(happened)
          .containsExactly(
              Simulator.START.plus(Duration.ofHours(1)), Simulator.START.plus(Duration.ofHours(2)));
      assertThat(simulator.now()).isEqualTo(TOMORROW);
    }
  }

  @Test
  void it_stops_when_what_is_waited_for_holds() {
    try (Simulator simulator = new Simulator(1)) {
      boolean[] rang = {false};
      simulator.after(Duration.ofHours(1), () -> rang[0] = true);

      assertThat(simulator.runUntil(() -> rang[0], TOMORROW)).isTrue();
      assertThat(simulator.now()).isEqualTo(Simulator.START.plus(Duration.ofHours(1)));
    }
  }
}
