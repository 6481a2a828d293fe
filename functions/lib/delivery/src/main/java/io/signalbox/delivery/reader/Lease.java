package io.signalbox.delivery.reader;

import java.time.Duration;
import java.time.Instant;

/**
 * Who works for a reader, and until when nobody else may.
 *
 * @param owner names one run of a drain, and no other
 */
public record Lease(String owner, Instant until) {

  /** By how much the clocks of two function instances may differ. */
  public static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

  /**
   * Whether another may take the lease, also where its clock is ahead of the owner's by the margin.
   */
  public boolean isOver(Instant now) {
    return now.isAfter(until.plus(CLOCK_MARGIN));
  }
}
