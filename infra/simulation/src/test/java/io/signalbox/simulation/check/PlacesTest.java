package io.signalbox.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed is "a b c b d": two of its lines look alike. */
class PlacesTest {
  private final Places places = new Places(List.of("a", "b", "c", "b", "d"));

  private boolean follows(String... lines) {
    return places.follow(List.of(lines), false, false);
  }

  private boolean followsLost(String... lines) {
    return places.follow(List.of(lines), false, true);
  }

  private boolean repeats(String... lines) {
    return places.follow(List.of(lines), true, false);
  }

  @Test
  void piecesInOrderFit() {
    assertThat(follows("a", "b")).isTrue();
    assertThat(follows()).isTrue();
    assertThat(follows("c")).isTrue();
    assertThat(follows("b", "d")).isTrue();
  }

  @Test
  void whatIsLeftOutDoesNot() {
    assertThat(follows("b")).isFalse();
    assertThat(follows("a")).isTrue();
    assertThat(follows("c")).isFalse();
    assertThat(follows("d")).isFalse();
  }

  @Test
  void whatComesAgainMustSayThatItDoes() {
    assertThat(follows("a", "b")).isTrue();
    assertThat(follows("a", "b")).isFalse();
    assertThat(repeats("a", "b")).isTrue();
    assertThat(repeats("b", "c")).isTrue();
    assertThat(follows("b")).isTrue();
  }

  @Test
  void whatIsSaidToComeAgainCannotLieAhead() {
    assertThat(follows("a")).isTrue();
    assertThat(repeats("c")).isFalse();
  }

  @Test
  void behindALostAnswerTheSecondOfTwoThatLookAlikeFits() {
    assertThat(follows("a", "b")).isTrue();
    assertThat(followsLost("b")).isTrue();
    assertThat(follows("d")).isTrue();
  }

  @Test
  void behindALostAnswerEitherOfTwoThatLookAlikeIsMeant() {
    assertThat(followsLost("b")).isTrue();
    assertThat(follows("d")).isTrue();
  }

  @Test
  void whatIsNotInTheFeedNeverFits() {
    assertThat(followsLost("x")).isFalse();
    assertThat(followsLost("a", "b", "c", "b", "d", "e")).isFalse();
  }
}
