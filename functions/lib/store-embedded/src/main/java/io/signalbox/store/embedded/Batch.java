package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Changes that become durable together. */
final class Batch {
  private final Set<Object> marks = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Boolean> durable = new CompletableFuture<>();
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

  /** Returns when the batch is durable, if anything in it bears the mark. */
  void await(Object mark) {
    if (!marks.contains(mark)) {
      return;
    }
    try {
      durable.join();
    } catch (CompletionException e) {
      throw new StoreException.Unavailable("The data folder could not be written", e);
    }
  }
}
