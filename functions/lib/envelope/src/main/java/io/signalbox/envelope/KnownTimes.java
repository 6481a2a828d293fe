package io.signalbox.envelope;

import java.time.Instant;

/**
 * The times that everybody can read: of the years 1 to 9999 in UTC, which RFC 3339 and Python have.
 * An event may say any other, which formats and mails take for none.
 */
public final class KnownTimes {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private KnownTimes() {}

  /** Whether the time is one of them. */
  public static boolean has(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }
}
