package io.signalbox.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"-999999999-01-01T00:00:00+18:00", "+999999999-12-31T23:59:59-18:00", "never"})
  void aTimeThatCannotBeShownIsText(String text) {
    assertThat(Cell.time(text)).isEqualTo(Cell.foreign(text));
  }

  @Test
  void aTimeIsTheMomentThatItSays() {
    assertThat(Cell.time("2026-11-22T10:00:00+01:00"))
        .isEqualTo(new Cell.Time(Instant.parse("2026-11-22T09:00:00Z")));
  }
}
