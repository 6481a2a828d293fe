package io.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlopeTest {
  private final Slope slope = new Slope();

  @Test
  void points_on_a_line_have_its_slope() {
    slope.add(10, 7);
    slope.add(20, 12);
    slope.add(40, 22);

    assertThat(slope.perUnit()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void what_goes_up_and_down_alike_has_none() {
    slope.add(0, 5);
    slope.add(1, 9);
    slope.add(2, 9);
    slope.add(3, 5);

    assertThat(slope.perUnit()).isCloseTo(0, within(1e-12));
  }
}
