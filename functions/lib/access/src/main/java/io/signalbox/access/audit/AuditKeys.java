package io.signalbox.access.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Where entries lie: a partition for each month (UTC), in it by time. */
final class AuditKeys {
  private static final int MILLIS_DIGITS = 14;

  private AuditKeys() {}

  static String partition(Instant at) {
    return partition(month(at));
  }

  static String partition(YearMonth month) {
    return "audit#" + month;
  }

  static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /** The beginning of the sort keys of that millisecond. */
  static String sort(Instant at) {
    return String.format("%0" + MILLIS_DIGITS + "d-", at.toEpochMilli());
  }

  /** The time of a sort key. */
  static Instant time(String sort) {
    return Instant.ofEpochMilli(Long.parseLong(sort.substring(0, MILLIS_DIGITS)));
  }
}
