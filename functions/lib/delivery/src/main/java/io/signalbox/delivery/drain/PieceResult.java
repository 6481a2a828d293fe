package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.time.Instant;

/** What became of one piece of a flight. */
sealed interface PieceResult {

  /** It was not sent this time. */
  record NotSent() implements PieceResult {}

  /** It was sent, or tried; the outcome was known at that time. */
  record Sent(Outcome outcome, Instant at) implements PieceResult {}

  /** Nothing is left of it to be sent: its envelopes are past retention, or withheld. */
  record Empty() implements PieceResult {}

  PieceResult EMPTY = new Empty();

  PieceResult NOT_SENT = new NotSent();

  /** It was delivered by a drain that died before it was through with the flight. */
  PieceResult DELIVERED_BEFORE = new Sent(new Outcome.Delivered("Delivered before"), Instant.EPOCH);
}
