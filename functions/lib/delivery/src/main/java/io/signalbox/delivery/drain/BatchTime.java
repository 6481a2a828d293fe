package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a batch may last.
 *
 * @param sendUntil when the last of its deliveries may begin
 * @param leaseEnd when others may work for the reader
 */
record BatchTime(Instant sendUntil, Instant leaseEnd) {

  /** Empty where the time that is left is too short to send anything and write it down. */
  static Optional<BatchTime> within(Deadline deadline, Capacity capacity, Instant now) {
    Duration spare = deadline.left().minus(capacity.longestSend()).minus(LeaseTime.BOOKKEEPING);
    if (spare.isNegative()) {
      return Optional.empty();
    }
    Instant sendUntil =
        now.plus(spare.compareTo(LeaseTime.SENDING) < 0 ? spare : LeaseTime.SENDING);
    return Optional.of(
        new BatchTime(
            sendUntil, sendUntil.plus(capacity.longestSend()).plus(LeaseTime.BOOKKEEPING)));
  }
}
