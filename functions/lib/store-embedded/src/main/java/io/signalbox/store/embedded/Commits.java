package io.signalbox.store.embedded;

import java.util.function.Function;

/**
 * Puts changes in an order, and says when they are durable.
 *
 * <p>A change marks what it is about to write. Whoever has read something asks for its mark
 * afterwards: so nobody is told of anything that a crash could still take back.
 */
interface Commits extends AutoCloseable {

  /**
   * Runs a change alone, then makes what it writes visible, and answers before it is durable. The
   * change reads what stood before it. All that it writes becomes durable together or not at all;
   * nothing of it does if it throws.
   */
  <T> T apply(Function<Writing, T> change);

  /** Returns when all that was written under the mark so far is durable. */
  void awaitDurable(Object mark);

  /** Returns when all that was written so far outlives the process. */
  void handOver();

  /** Makes everything durable; nothing can be written afterwards. */
  @Override
  void close();
}
