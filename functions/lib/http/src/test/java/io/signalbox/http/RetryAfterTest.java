package io.signalbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        "3.5 | PT4S",
        "1.0 | PT1S",
        "0.001 | PT1S",
        "86400.5 | P1D",
        "999999999999999.9 | P1D",
        "86400 | P1D",
        "86401 | P1D",
        "99999999999999999999 | P1D",
        "Sun, 22 Nov 2026 08:05:00 GMT | PT5M",
        "Sunday, 22-Nov-26 08:05:00 GMT | PT5M",
        "Sun Nov 22 08:05:00 2026 | PT5M",
        "Tue Dec  1 08:00:00 2026 | P1D",
        "Mon, 22 Nov 2027 08:05:00 GMT | P1D",
      })
  void secondsAndDatesAreUnderstood(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.",
        ".5",
        "1.5.5",
        "1,5",
        "soon",
        "Sun, 22 Nov 2026 07:59:59 GMT",
        "٣"
      })
  void anythingElseSaysNothing(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
