package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of one range of a batch. */
sealed interface RangeResult {

  /** It was not sent this time. */
  record NotSent() implements RangeResult {}

  /** It was sent, or tried; the outcome was known at that time. */
  record Sent(Outcome outcome, Instant at) implements RangeResult {}

  /** Nothing is left of it to be sent: its envelopes are past retention, or withheld. */
  record Empty() implements RangeResult {}

  RangeResult EMPTY = new Empty();

  RangeResult NOT_SENT = new NotSent();

  /** It was delivered by a drain that died before it was through with the batch. */
  RangeResult DELIVERED_BEFORE = new Sent(new Outcome.Delivered("Delivered before"), Instant.EPOCH);

  /** Whether something was delivered this time. */
  static boolean hasWorked(List<RangeResult> results) {
    return results.stream()
        .filter(result -> !result.equals(DELIVERED_BEFORE))
        .anyMatch(
            result ->
                result instanceof Sent(Outcome outcome, Instant _)
                    && outcome instanceof Outcome.Delivered);
  }

  /** The first message that others can refer to; empty where none was delivered. */
  static Optional<String> firstMessage(List<RangeResult> results) {
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
