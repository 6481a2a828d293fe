package io.signalbox.console.screen;

import io.signalbox.console.page.Block;
import io.signalbox.console.page.ShadedRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The events of each day as a calendar: a row for each week, empty where no day was counted. */
final class CalendarMap {
  private CalendarMap() {}

  /**
   * @param days a bar for each day that was counted, under its date
   */
  static Block of(Visit visit, List<Block.Bar> days) {
    Map<LocalDate, OptionalLong[]> weeks = new TreeMap<>();
    for (Block.Bar bar : days) {
      LocalDate day = LocalDate.parse(bar.label());
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      weeks.computeIfAbsent(monday, _ -> empty())[day.getDayOfWeek().getValue() - 1] =
          OptionalLong.of(bar.value());
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
            .map(week -> new ShadedRow(week.getKey().toString(), List.of(week.getValue())))
            .toList());
  }

  private static OptionalLong[] empty() {
    OptionalLong[] days = new OptionalLong[DayOfWeek.values().length];
    Arrays.fill(days, OptionalLong.empty());
    return days;
  }
}
