package io.signalbox.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long the periods are that sheets are within, in UTC. */
public enum Level {
  HOUR,
  DAY,
  MONTH;

  private static final Duration DAYS_ARE_KEPT = Duration.ofDays(400);
  private static final Duration MONTHS_ARE_KEPT = Duration.ofDays(762);

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The beginning of the period that holds this time. */
  public Instant period(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return switch (this) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> time.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> utc.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
    };
  }

  /** The end of a period, by its beginning. */
  Instant end(Instant period) {
    OffsetDateTime utc = period.atOffset(ZoneOffset.UTC);
    return switch (this) {
      case HOUR -> utc.plusHours(1).toInstant();
      case DAY -> utc.plusDays(1).toInstant();
      case MONTH -> utc.plusMonths(1).toInstant();
    };
  }

  /**
   * For how long a sheet is kept after its period.
   *
   * @param retention for how long the journal's entries are
   */
  public Duration kept(Duration retention) {
    return switch (this) {
      case HOUR -> retention;
      case DAY -> retention.compareTo(DAYS_ARE_KEPT) > 0 ? retention : DAYS_ARE_KEPT;
      case MONTH -> retention.compareTo(MONTHS_ARE_KEPT) > 0 ? retention : MONTHS_ARE_KEPT;
    };
  }

  /** Such as {@code 2026-11-28T13}, {@code 2026-11-28} and {@code 2026-11}. */
  public String text(Instant period) {
    int characters =
        switch (this) {
          case HOUR -> "-11-28T13".length();
          case DAY -> "-11-28".length();
          case MONTH -> "-11".length();
        };
    String utc = period.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    return utc.substring(0, utc.indexOf('-', 1) + characters);
  }
}
