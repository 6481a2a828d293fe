package io.signalbox.store.embedded;

import java.util.function.Supplier;

/**
 * Puts writes in an order, and says when they are durable.
 *
 * <p>A write marks what it changes, before it changes it. Whoever has read something asks for its
 * mark afterwards: so nobody is told of anything that a crash could still take back.
 */
interface Commits extends AutoCloseable {

  /**
   * Runs a change alone, and answers before it is durable. All that it writes becomes durable
   * together or not at all.
   */
  <T> T apply(Supplier<T> change);

  /** Says, from within a change, that it changes what bears this mark. */
  void changing(Object mark);

  /** Returns when all that was written under the mark so far is durable. */
  void awaitDurable(Object mark);

  /** Returns when all that was written so far is durable. */
  void awaitDurable();

  /** Makes everything durable; nothing can be written afterwards. */
  @Override
  void close();
}
