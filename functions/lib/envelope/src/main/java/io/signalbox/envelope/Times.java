package io.signalbox.envelope;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times in the spellings that senders use: ISO 8601 with 'T' or a blank, with or without seconds,
 * zone and time of day, in its basic form, and RFC 5322. A time without zone is in UTC.
 */
final class Times {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final List<DateTimeFormatter> SPELLINGS =
      List.of(
          iso("uuuu-MM-dd['T'][' ']HH:mm[:ss]"),
          iso("uuuuMMdd'T'HHmmss"),
          strict(new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd")),
          DateTimeFormatter.RFC_1123_DATE_TIME);

  private Times() {}

  /** The time as IntelMQ spells it, in UTC, to the microsecond; empty where it is none. */
  static Optional<String> inUtc(String text) {
    String stripped = Sanitation.stripped(text);
    return SPELLINGS.stream()
        .flatMap(spelling -> parsed(spelling, stripped).stream())
        .map(Times::written)
        .findFirst();
  }

  private static Optional<OffsetDateTime> parsed(DateTimeFormatter spelling, String text) {
    try {
      TemporalAccessor read =
          spelling.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime zoned -> zoned.withOffsetSameInstant(ZoneOffset.UTC);
            case LocalDateTime local -> local.atOffset(ZoneOffset.UTC);
            default -> LocalDate.from(read).atStartOfDay().atOffset(ZoneOffset.UTC);
          });
    } catch (DateTimeException otherSpelling) {
      return Optional.empty();
    }
  }

  private static String written(OffsetDateTime time) {
    long micros = time.getLong(ChronoField.MICRO_OF_SECOND);
    return WRITTEN.format(time.truncatedTo(ChronoUnit.SECONDS))
        + (micros == 0 ? "" : ".%06d".formatted(micros))
        + "+00:00";
  }

  private static DateTimeFormatter iso(String pattern) {
    return strict(
        new DateTimeFormatterBuilder()
            .appendPattern(pattern)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[' ']['UTC']['GMT'][XXX][XX][X]"));
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }
}
