package io.signalbox.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  private final Percentiles hundred =
      Percentiles.ofNanoseconds(
          LongStream.rangeClosed(1, 100).map(one -> (101 - one) * 1_000_000).boxed().toList());

  @Test
  void half_of_all_are_no_later_than_the_fiftieth() {
    assertThat(hundred.milliseconds(50)).isEqualTo(50);
  }

  @Test
  void one_of_a_hundred_may_be_later_than_the_ninety_ninth() {
    assertThat(hundred.milliseconds(99)).isEqualTo(99);
    assertThat(hundred.milliseconds(100)).isEqualTo(100);
  }

  @Test
  void among_few_the_next_rank_above_counts() {
    Percentiles three = Percentiles.ofNanoseconds(List.of(3_000_000L, 1_000_000L, 2_000_000L));

    assertThat(three.milliseconds(50)).isEqualTo(2);
    assertThat(three.milliseconds(99)).isEqualTo(3);
    assertThat(three.milliseconds(1)).isEqualTo(1);
  }

  @Test
  void nothing_has_no_percentile() {
    Percentiles nothing = Percentiles.ofNanoseconds(List.of());

    assertThatThrownBy(() -> nothing.milliseconds(50)).isInstanceOf(IllegalStateException.class);
  }
}
