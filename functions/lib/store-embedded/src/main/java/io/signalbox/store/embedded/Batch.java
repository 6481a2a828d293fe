package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Changes that become durable together. */
final class Batch {
  private final Set<Object> marks = ConcurrentHashMap.newKeySet();
  private final List<byte[]> redos = new ArrayList<>();
  private final CompletableFuture<Boolean> durable = new CompletableFuture<>();

  Set<Object> marks() {
    return marks;
  }

  void add(byte[] redo) {
    redos.add(redo);
  }

  List<byte[]> redos() {
    return redos;
  }

  void succeed() {
    durable.complete(true);
  }

  void fail(Throwable cause) {
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
