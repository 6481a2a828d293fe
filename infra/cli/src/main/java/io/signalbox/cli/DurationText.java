package io.signalbox.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads times such as {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, or ISO 8601's PT10S. */
final class DurationText implements CommandLine.ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
  private static final Duration LONGEST = Duration.ofDays(31);

  @Override
  public Duration convert(String text) {
    Duration time = parse(text);
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw wrong(text);
    }
    return time;
  }

  private static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        case "d" -> Duration.ofDays(number);
        default -> Duration.ofSeconds(number);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException _) {
      throw wrong(text);
    }
  }

  private static CommandLine.TypeConversionException wrong(String text) {
    return new CommandLine.TypeConversionException(
        "'" + text + "' is no time such as 10s, 2m or 1h (31 days at most)");
  }
}
