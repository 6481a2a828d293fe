package io.signalbox.directory;

import java.time.Duration;
import java.time.Instant;

/**
 * An import that was done.
 *
 * @param revision the directory's, which it made
 * @param former the name under which the revision before it is kept
 */
public record ImportRecord(
    long revision, String former, String source, Instant at, String by, Counts counts) {

  /** How long an import can be undone: for less time than blocks that were replaced stay. */
  public static final Duration UNDOABLE = Duration.ofHours(20);

  /** How many objects it changed. */
  public record Counts(int added, int changed, int removed) {}

  public Instant until() {
    return at.plus(UNDOABLE);
  }
}
