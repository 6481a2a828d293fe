package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.ShadedRow;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** In which hours of the week (UTC) a sender's events came, in the last four weeks. */
final class SenderMap {
  private static final int DAYS = 28;
  private static final int HOURS = 24;

  private SenderMap() {}

  static ApiCall call(Visit visit, String sender) {
    return ApiCall.get("v1", "statistics")
        .with("step", "hour")
        .with("as", "json")
        .with("where", "sender:" + sender)
        .with(
            "from",
            visit.now().minus(DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS).toString());
  }

  /** Nothing for who may not count events. */
  static List<Block> blocks(Visit visit, ApiAnswer answer) {
    if (!answer.isSuccess()) {
      return List.of();
    }
    long[][] events = new long[DayOfWeek.values().length][HOURS];
    for (JsonNode row : answer.json().path("rows")) {
      try {
        LocalDateTime hour = LocalDateTime.parse(row.path("hour").asText(), CountedHour.FORMAT);
        events[hour.getDayOfWeek().getValue() - 1][hour.getHour()] += row.path("events").asLong();
      } catch (DateTimeParseException noTime) {
        // Not counted, then.
      }
    }
    Locale language = Locale.of(visit.words().language());
    List<String> columns = new ArrayList<>(List.of(visit.text("column.day")));
    for (int hour = 0; hour < HOURS; hour++) {
      columns.add("%02d".formatted(hour));
    }
    List<ShadedRow> rows =
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new ShadedRow(
                        day.getDisplayName(TextStyle.SHORT, language),
                        Arrays.stream(events[day.getValue() - 1])
                            .mapToObj(OptionalLong::of)
                            .toList()))
            .toList();
    return List.of(
        new Block.Heading(visit.text("sender.map")),
        new Block.Shades(visit.text("sender.map"), columns, rows));
  }
}
