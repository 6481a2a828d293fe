package io.signalbox.delivery.history;

import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is remembered of an object: what recipients know since the last delivery that changed it,
 * and what they knew before. So a delivery that is repeated finds what it found at its first try.
 *
 * @param before what they knew before; empty for nothing
 * @param at where in the feed the last delivery began that changed it
 */
public record Remembered(Optional<Known> before, Known now, Position at) {

  /** An object of a mail that was sent apart from its digest. */
  static Remembered apart(Instant cutAt) {
    return new Remembered(Optional.empty(), Known.told(cutAt, cutAt), Position.START);
  }

  /** The same, as one change with an earlier one. */
  Remembered since(Remembered earlier) {
    return new Remembered(earlier.before(), now, at);
  }

  /** What recipients knew when a digest was cut, to the delivery that begins there. */
  public Optional<Known> asOf(Position from, Instant cutAt) {
    return at.compareTo(from) >= 0 || now.isToldAt(cutAt) ? before : Optional.of(now);
  }

  /**
   * What recipients know once they have a delivery; nothing changes where they had it before. What
   * a try of the same delivery wrote down that they did not get gives way.
   */
  public Remembered after(Position from, Instant cutAt, Instant seen, UnaryOperator<Known> change) {
    int order = at.compareTo(from);
    if (order == 0 && !now.isToldAt(cutAt)) {
      return before.map(known -> new Remembered(before, change.apply(known), from)).orElse(this);
    }
    if (order >= 0) {
      return this;
    }
    return now.isToldAt(cutAt)
        ? new Remembered(before, now.seen(seen), from)
        : new Remembered(Optional.of(now), change.apply(now), from);
  }
}
