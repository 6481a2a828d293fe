package io.signalbox.bench.bill.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpansTest {
  private final Spans spans = new Spans();

  @Test
  void requests_one_after_the_other_are_as_many_rounds() {
    spans.add(0, 10);
    spans.add(10, 20);
    spans.add(30, 40);

    assertThat(spans.rounds()).isCloseTo(3, within(1e-9));
  }

  @Test
  void requests_at_the_same_time_are_one_round() {
    spans.add(5, 15);
    spans.add(5, 15);
    spans.add(5, 15);

    assertThat(spans.rounds()).isCloseTo(1, within(1e-9));
  }

  @Test
  void no_request_is_no_round() {
    assertThat(spans.rounds()).isZero();
  }
}
