package io.signalbox.delivery.drain;

import java.time.Instant;

/** What a reader is to do next. */
sealed interface Plan {

  /** Send this. */
  record Send(LoadedBatch cargo) implements Plan {}

  /** Let it wait until the digest's interval ends. */
  record Wait(Instant until) implements Plan {}

  /** There is nothing. */
  record Rest() implements Plan {}
}
