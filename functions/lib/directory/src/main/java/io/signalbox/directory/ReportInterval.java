package io.signalbox.directory;

import java.time.Duration;
import java.util.Locale;

/**
 * How often somebody wants reports, in tuency's units.
 *
 * @param length at least 1; of no meaning where the unit is {@link Unit#IMMEDIATE}
 */
public record ReportInterval(Unit unit, int length) implements Comparable<ReportInterval> {
  public static final ReportInterval IMMEDIATE = new ReportInterval(Unit.IMMEDIATE, 1);

  /** The greatest length. */
  public static final int LONGEST = 1_000;

  /** A unit, with its length; months have 30 days and years 365. */
  public enum Unit {
    IMMEDIATE(0),
    MINUTES(1),
    HOURS(60),
    DAYS(24 * 60),
    WEEKS(7 * 24 * 60),
    MONTHS(30 * 24 * 60),
    YEARS(365 * 24 * 60);

    private final long minutes;

    Unit(long minutes) {
      this.minutes = minutes;
    }

    /** The name in JSON, such as {@code days}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException for a length that is none
   */
  public ReportInterval {
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("an interval has a length from 1 to 1000");
    }
  }

  /** Zero for at once. */
  public Duration duration() {
    return Duration.ofMinutes(unit.minutes * length);
  }

  /** The shorter one first. */
  @Override
  public int compareTo(ReportInterval other) {
    return Long.compare(unit.minutes * length, other.unit.minutes * other.length);
  }
}
