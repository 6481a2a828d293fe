package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of each step of time, those without events too: a line must not lead past them. */
final class TimeBars {
  /** A year of days, or sixteen days of hours; of more, the latest. */
  private static final int LIMIT = 400;

  private TimeBars() {}

  /**
   * The bars of an answer of the statistics that counts by time alone.
   *
   * @param step {@code hour}, {@code day} or {@code month}
   */
  static List<Block.Bar> of(JsonNode answer, String step, Instant now) {
    Map<String, Long> sums = new HashMap<>();
    answer
        .path("rows")
        .forEach(
            row -> sums.merge(row.path(step).asText(), row.path("events").asLong(), Long::sum));
    List<Block.Bar> bars = new ArrayList<>();
    for (String label : labels(answer, step, now)) {
      bars.add(new Block.Bar(label, sums.getOrDefault(label, 0L)));
    }
    return sums.isEmpty() ? List.of() : bars.subList(Math.max(0, bars.size() - LIMIT), bars.size());
  }

  private static List<String> labels(JsonNode answer, String step, Instant now) {
    try {
      Instant end = answer.has("to") ? Instant.parse(answer.path("to").asText()) : now;
      Instant last = end.isBefore(now) ? end : now;
      LocalDateTime at = begin(Instant.parse(answer.path("from").asText()), step);
      List<String> labels = new ArrayList<>();
      while (at.toInstant(ZoneOffset.UTC).isBefore(last)) {
        labels.add(label(at, step));
        at = at.plus(1, unit(step));
      }
      return labels;
    } catch (DateTimeParseException noTime) {
      return List.of();
    }
  }

  private static LocalDateTime begin(Instant from, String step) {
    LocalDateTime time = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
    return switch (step) {
      case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
      case "month" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      default -> time.truncatedTo(ChronoUnit.DAYS);
    };
  }

  private static ChronoUnit unit(String step) {
    return switch (step) {
      case "hour" -> ChronoUnit.HOURS;
      case "month" -> ChronoUnit.MONTHS;
      default -> ChronoUnit.DAYS;
    };
  }

  private static String label(LocalDateTime at, String step) {
    String text = at.toString();
    return switch (step) {
      case "hour" -> text.substring(0, "2026-11-28T13".length());
      case "month" -> text.substring(0, "2026-11".length());
      default -> text.substring(0, "2026-11-28".length());
    };
  }
}
