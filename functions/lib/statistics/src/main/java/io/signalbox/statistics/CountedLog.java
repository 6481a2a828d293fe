package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A log whose entries are counted. Times only rise in it, and nothing comes between two entries.
 */
interface CountedLog {

  /**
   * What was read.
   *
   * @param next where to go on
   * @param isEmpty whether nothing lies behind the position
   * @param isWhole whether nothing was missing right behind the position
   */
  record Part(Position next, boolean isEmpty, boolean isWhole) {}

  /** An entry's place and time. */
  record Mark(Position position, Instant at) {}

  /** Gives some of the entries behind a position, in their order. */
  Part read(Position from, Consumer<CountedEntry> entries);

  /** The last entry; empty where there is none. */
  Optional<Mark> newest();

  /** The first entry behind a position. */
  Optional<Mark> first(Position from);

  /** The place before the first entry of a time or later, or one before that. */
  Position since(Instant time);
}
