package io.signalbox.store;

/** What became of an insert. */
public sealed interface Insertion {

  /** The key was free; the item stands under version 1. */
  record Inserted(Item item) implements Insertion {}

  /**
   * The key was taken; nothing was written. The standing item may be one's own, from an earlier try
   * whose answer was lost: who must tell the two apart writes who wrote it into the body and
   * compares.
   */
  record Present(Item item) implements Insertion {}
}
