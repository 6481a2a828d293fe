package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Whether something was delivered this time. */
  static boolean hasWorked(List<PieceResult> results) {
    return results.stream()
        .filter(result -> !result.equals(DELIVERED_BEFORE))
        .anyMatch(
            result ->
                result instanceof Sent(Outcome outcome, Instant _)
                    && outcome instanceof Outcome.Delivered);
  }

  /** The first message that others can refer to; empty where none was delivered. */
  static Optional<String> firstMessage(List<PieceResult> results) {
    return results.stream()
        .flatMap(
            result ->
                result instanceof Sent(Outcome outcome, Instant _)
                        && outcome instanceof Outcome.Delivered delivered
                    ? delivered.threadId().stream()
                    : Stream.empty())
        .findFirst();
  }
}
