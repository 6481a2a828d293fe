package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Changes that become durable together. */
final class Batch {
  private final Set<Object> marks = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Boolean> durable = new CompletableFuture<>();
  private final AtomicBoolean hurried = new AtomicBoolean();
  private volatile boolean empty = true;

  /** Adds a change that bears these marks. */
  void add(Collection<Object> changeMarks) {
    empty = false;
    marks.addAll(changeMarks);
  }

  boolean isEmpty() {
    return empty;
  }

  void succeed() {
    durable.complete(true);
  }

  void fail(StoreException.Unavailable cause) {
    durable.completeExceptionally(cause);
  }

  /** Whether anything in it bears the mark. */
  boolean has(Object mark) {
    return marks.contains(mark);
  }

  /**
   * Asks for it to become durable at once.
   *
   * @return whether nobody did before
   */
  boolean hurry() {
    return !hurried.get() && hurried.compareAndSet(false, true);
  }

  boolean isHurried() {
    return hurried.get();
  }

  /** Returns when it is durable. */
  void await() {
    try {
      durable.join();
    } catch (CompletionException e) {
      throw new StoreException.Unavailable("The data folder could not be written", e);
    }
  }
}
