package io.signalbox.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Times as they are typed. */
public final class TimeText {
  private static final Pattern AGO = Pattern.compile("\\d{1,9}(m|h|d)");

  private TimeText() {}

  /**
   * The time that is meant: {@code 2026-11-23T10:00:00Z}, a day of UTC such as {@code 2026-11-23},
   * {@code today}, {@code yesterday}, or how long ago: {@code 90m}, {@code 24h}, {@code 7d}.
   */
  public static Instant parse(String text, Clock clock) throws CommandFailure {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      if (text.equals("today")) {
        return start(today);
      } else if (text.equals("yesterday")) {
        return start(today.minusDays(1));
      } else if (isAgo(text)) {
        return clock.instant().minus(new DurationText().convert(text));
      }
      return text.contains("T") ? Instant.parse(text) : start(LocalDate.parse(text));
    } catch (DateTimeParseException | TypeConversionException _) {
      throw CommandFailure.usage(
          "'"
              + text
              + "' is no time such as 2026-11-23T10:00:00Z, 2026-11-23, yesterday or 24h (ago).");
    }
  }

  /** Whether it says how long ago, such as {@code 7d}. */
  public static boolean isAgo(String text) {
    return AGO.matcher(text).matches();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
