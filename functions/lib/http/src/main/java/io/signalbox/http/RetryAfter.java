package io.signalbox.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header Retry-After (RFC 9110 10.2.3): seconds, or a date in one of HTTP's formats.
 * Fractions of a second, which some servers send in spite of the RFC, are rounded up.
 */
public final class RetryAfter {

  /** A receiver that asks for more is asked again after this. */
  public static final Duration MOST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("([0-9]+)(\\.[0-9]+)?");
  private static final int DIGITS_MOST = 9;

  /** RFC 9110 5.6.7: the one that is sent today, and the two that must still be understood. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          utc("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
          utc("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
          utc("EEE MMM ppd HH:mm:ss yyyy"));

  private RetryAfter() {}

  /** How long to wait from {@code now} on; empty if the header says neither, or a time gone by. */
  public static Optional<Duration> parse(String header, Instant now) {
    var text = header.strip();
    var seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Optional.of(atMost(seconds(seconds.group(1), seconds.group(2))));
    }
    return DATES.stream()
        .flatMap(format -> date(text, format).stream())
        .map(date -> Duration.between(now, date))
        .filter(wait -> !wait.isNegative())
        .map(RetryAfter::atMost)
        .findFirst();
  }

  private static Duration seconds(String whole, @Nullable String fraction) {
    if (whole.length() > DIGITS_MOST) {
      return MOST;
    }
    boolean isMore = fraction != null && fraction.chars().anyMatch(c -> c > '0');
    return Duration.ofSeconds(Long.parseLong(whole) + (isMore ? 1 : 0));
  }

  private static Optional<Instant> date(String text, DateTimeFormatter format) {
    try {
      return Optional.of(format.parse(text, Instant::from));
    } catch (DateTimeException otherFormat) {
      return Optional.empty();
    }
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
