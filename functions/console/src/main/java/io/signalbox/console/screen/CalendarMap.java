package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The events of each day as a calendar: a row for each week. */
final class CalendarMap {
  private CalendarMap() {}

  static Block of(Visit visit, JsonNode rows) {
    Map<LocalDate, Long[]> weeks = new TreeMap<>();
    for (JsonNode row : rows) {
      try {
        LocalDate day = LocalDate.parse(row.path("day").asText());
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        weeks.computeIfAbsent(monday, _ -> empty())[day.getDayOfWeek().getValue() - 1] +=
            row.path("events").asLong();
      } catch (DateTimeParseException noDay) {
        // Not counted, then.
      }
    }
    Locale language = Locale.of(visit.words().language());
    List<String> columns = new ArrayList<>(List.of(visit.text("statistics.week")));
    for (DayOfWeek day : DayOfWeek.values()) {
      columns.add(day.getDisplayName(TextStyle.SHORT, language));
    }
    return new Block.Shades(
        visit.text("statistics.calendar"),
        columns,
        weeks.entrySet().stream()
            .map(week -> new Block.ShadedRow(week.getKey().toString(), List.of(week.getValue())))
            .toList());
  }

  private static Long[] empty() {
    Long[] days = new Long[DayOfWeek.values().length];
    Arrays.fill(days, 0L);
    return days;
  }
}
