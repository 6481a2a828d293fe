package io.signalbox.store.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of bytes, in the unsigned order of their keys. For many threads at once. */
interface Rows {

  /** Takes rows one after the other. */
  @FunctionalInterface
  interface Visitor {
    /** Returns whether it wants the next row, too. */
    boolean visit(byte[] key, byte[] value);
  }

  byte @Nullable [] get(byte[] key);

  /**
   * Visits rows as they are at one moment, lowest key first.
   *
   * @param from the first key
   * @param end the first key no longer visited
   */
  void ascend(byte[] from, byte[] end, Visitor visitor);

  /** The same, highest key first. */
  void descend(byte[] from, byte[] end, Visitor visitor);

  /** Writes all of that, or nothing. Readers see it as soon as this answers. */
  void write(List<RowWrite> writes);
}
