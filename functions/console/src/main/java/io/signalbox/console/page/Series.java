package io.signalbox.console.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bars that follow each other in time, for the script that zooms. */
public final class Series {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern HOUR = Pattern.compile("[0-9-]{10}T[0-9]{2}");

  private Series() {}

  /** Seconds since 1970 for each bar, with commas; empty where one bar's label is no time. */
  public static String times(List<Block.Bar> bars) {
    List<Optional<Instant>> times = bars.stream().map(bar -> time(bar.label())).toList();
    return times.stream().allMatch(Optional::isPresent)
        ? times.stream()
            .flatMap(Optional::stream)
            .map(time -> Long.toString(time.getEpochSecond()))
            .collect(Collectors.joining(","))
        : "";
  }

  /** The values of the bars, with commas. */
  public static String values(List<Block.Bar> bars) {
    return bars.stream().map(bar -> Long.toString(bar.value())).collect(Collectors.joining(","));
  }

  /** The beginning of a day, hour or month, as the statistics name it. */
  private static Optional<Instant> time(String label) {
    try {
      if (HOUR.matcher(label).matches()) {
        return Optional.of(Instant.parse(label + ":00:00Z"));
      }
      if (MONTH.matcher(label).matches()) {
        return Optional.of(start(YearMonth.parse(label).atDay(1)));
      }
      return Optional.of(
          label.contains("T") ? Instant.parse(label) : start(LocalDate.parse(label)));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
