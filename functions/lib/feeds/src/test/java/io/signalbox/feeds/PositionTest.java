package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {
  @Test
  void texts_are_in_the_order_of_their_positions() {
    assertThat(new Position(1_763_812_345_678_901L, 42).text()).isEqualTo("1763812345678901.00042");
    assertThat(List.of(new Position(9, 10), new Position(9, 9), new Position(10, 0)))
        .map(Position::text)
        .containsExactly(
            "0000000000000009.00010", "0000000000000009.00009", "0000000000000010.00000")
        .map(Position::parse)
        .containsExactly(new Position(9, 10), new Position(9, 9), new Position(10, 0));
    assertThat(Page.sortKey(17)).isEqualTo("p0000000000000017");
  }
}
