package io.signalbox.delivery.drain;

import java.time.Instant;

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

  /** Let it wait until the digest's interval ends. */
  record Wait(Instant until) implements Plan {}

  /** There is nothing. */
  record Rest() implements Plan {}
}
