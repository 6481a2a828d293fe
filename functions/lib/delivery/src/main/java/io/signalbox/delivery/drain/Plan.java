package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.Reader;
import java.time.Instant;
import java.util.Optional;

/** What a reader is to do next. */
sealed interface Plan {

  /**
   * Send this.
   *
   * @param bytes how much memory is reserved for it
   * @param isLast whether nothing waits behind it, where that matters
   */
  record Send(LoadedBatch batch, long bytes, boolean isLast) implements Plan {}

  /** Try again later: others have loaded as much as the memory has room for. */
  record NoMemory() implements Plan {}

  /**
   * Let it wait until the digest's interval ends, or the recipients may get more.
   *
   * @param heldSince since when they may not; empty for an interval, and for what was cut before
   */
  record Wait(Instant until, Optional<Instant> heldSince) implements Plan {

    /** The reader as it waits. */
    Reader of(Reader reader) {
      Reader waiting = reader.waitingUntil(until);
      return heldSince.map(waiting::held).orElse(waiting);
    }
  }

  /** There is nothing. */
  record Rest() implements Plan {}
}
