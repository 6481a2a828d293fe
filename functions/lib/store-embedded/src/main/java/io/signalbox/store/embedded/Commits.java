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
   * Runs a change alone, and answers before it is durable. All that it writes becomes durable
   * together or not at all.
   */
  <T> T apply(Function<Writing, T> change);

  /** Returns when all that was written under the mark so far is durable. */
  void awaitDurable(Object mark);

  /** Makes everything durable; nothing can be written afterwards. */
  @Override
  void close();
}
