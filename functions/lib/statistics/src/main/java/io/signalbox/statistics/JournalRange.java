package io.signalbox.statistics;

import io.signalbox.feeds.Position;

/** The entries of the journal from one position on, up to another. */
record JournalRange(Position from, Position to) {
  boolean isEmpty() {
    return from.compareTo(to) >= 0;
  }

  /** The part of it that is in the other, too. */
  JournalRange and(JournalRange other) {
    return new JournalRange(
        from.compareTo(other.from) > 0 ? from : other.from,
        to.compareTo(other.to) < 0 ? to : other.to);
  }
}
