package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import java.time.Duration;

/** What a lease has time for. */
public final class LeaseTime {
  /** For how long a batch may begin deliveries; those left are sent under the next lease. */
  static final Duration SENDING = Duration.ofSeconds(30);

  /** What loading before and writing down after sending may take, tries of the store included. */
  static final Duration BOOKKEEPING = Duration.ofSeconds(15);

  /** No lease is longer. */
  public static final Duration MOST = SENDING.plus(Capacity.LONGEST_SEND_LIMIT).plus(BOOKKEEPING);

  private LeaseTime() {}
}
