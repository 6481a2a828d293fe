package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Cell;
import java.time.Duration;

/** A time span as people say it, by its two largest units: {@code 1 h 20 min}. */
final class TimeSpan {
  private TimeSpan() {}

  /** A number of seconds; a dash where there is none. */
  static Cell ofSeconds(JsonNode seconds) {
    if (seconds.isNumber()) {
      return Cell.own(text(Duration.ofSeconds(seconds.asLong())));
    }
    return seconds.isMissingNode() || seconds.isNull()
        ? Cell.own("–")
        : Cell.foreign(seconds.asText());
  }

  static String text(Duration span) {
    if (span.toDays() > 0) {
      return two(span.toDays(), "d", span.toHoursPart(), "h");
    }
    if (span.toHours() > 0) {
      return two(span.toHours(), "h", span.toMinutesPart(), "min");
    }
    return span.toMinutes() > 0
        ? two(span.toMinutes(), "min", span.toSecondsPart(), "s")
        : span.toSeconds() + " s";
  }

  private static String two(long large, String unit, int small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
