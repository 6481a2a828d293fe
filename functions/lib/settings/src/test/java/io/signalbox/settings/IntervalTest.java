package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @Test
  void immediate_is_the_moment_itself() {
    Instant moment = Instant.parse("2026-11-22T12:00:00.123Z");

    assertThat(new Interval.Immediate().next(moment)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "PT15M, 2026-11-22T12:00:00Z, 2026-11-22T12:15:00Z",
    "PT15M, 2026-11-22T12:14:59.999Z, 2026-11-22T12:15:00Z",
    "PT15M, 2026-11-22T12:15:00.001Z, 2026-11-22T12:30:00Z",
    "P1D, 2026-11-22T12:00:00Z, 2026-11-23T00:00:00Z",
    "PT1S, 1969-12-31T23:59:59.5Z, 1970-01-01T00:00:00Z",
  })
  void every_length_is_at_its_multiples(Duration length, Instant after, Instant next) {
    assertThat(new Interval.Every(length).next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T06:29:59Z, 2026-11-22T06:30:00Z",
    "2026-11-22T06:30:00Z, 2026-11-23T06:30:00Z",
    "2026-07-01T00:00:00Z, 2026-07-01T05:30:00Z",
    "2026-03-28T12:00:00Z, 2026-03-29T05:30:00Z",
    "2026-10-24T12:00:00Z, 2026-10-25T06:30:00Z",
  })
  void daily_follows_the_wall_clock_of_its_zone(Instant after, Instant next) {
    var daily = new Interval.Daily(LocalTime.of(7, 30), ZoneId.of("Europe/Vienna"));

    assertThat(daily.next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    // The clocks skip 02:30 on that day: it is as much later.
    "2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
    // They have 02:30 twice on that day: the earlier one counts, and once only.
    "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "2026-10-25T01:00:00Z, 2026-10-26T01:30:00Z",
  })
  void daily_is_once_a_day_also_when_the_clocks_change(Instant after, Instant next) {
    var daily = new Interval.Daily(LocalTime.of(2, 30), ZoneId.of("Europe/Vienna"));

    assertThat(daily.next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S", "PT0.5S", "PT1.5S"})
  void an_interval_has_whole_seconds(Duration length) {
    assertThatThrownBy(() -> new Interval.Every(length))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
