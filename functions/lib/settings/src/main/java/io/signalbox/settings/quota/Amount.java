package io.signalbox.settings.quota;

import io.signalbox.settings.Quota;

/** So many events, and so many bytes of bodies. */
record Amount(long events, long bytes) {

  static final Amount NONE = new Amount(0, 0);

  /** What a quota lets pass in a day. */
  static Amount of(Quota quota) {
    return new Amount(quota.events().orElse(Long.MAX_VALUE), quota.bytes().orElse(Long.MAX_VALUE));
  }

  boolean covers(Amount other) {
    return events >= other.events && bytes >= other.bytes;
  }

  Amount plus(Amount other) {
    return new Amount(sum(events, other.events), sum(bytes, other.bytes));
  }

  /** Never below nothing. */
  Amount minus(Amount other) {
    return new Amount(Math.max(0, events - other.events), Math.max(0, bytes - other.bytes));
  }

  Amount atMost(Amount other) {
    return new Amount(Math.min(events, other.events), Math.min(bytes, other.bytes));
  }

  Amount part(int ofSo) {
    return new Amount(events / ofSo, bytes / ofSo);
  }

  /** The same without what the quota does not limit. */
  Amount limitedBy(Quota quota) {
    return new Amount(
        quota.events().isPresent() ? events : 0, quota.bytes().isPresent() ? bytes : 0);
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
