package io.signalbox.envelopes.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same to many things at once, on virtual threads, a few at a time.
 *
 * @param count how many at a time
 */
public record Workers(int count) {

  /** As many as a function's store client has connections to spare. */
  public static final Workers DEFAULT = new Workers(32);

  /** All that the work gives for each thing, in no order. */
  public <T, R> List<R> inParallel(List<T> things, Function<T, List<R>> work) {
    if (things.size() == 1) {
      return work.apply(things.getFirst());
    }
    Queue<T> waiting = new ConcurrentLinkedQueue<>(things);
    List<Future<List<R>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Math.min(count, things.size()); i++) {
        running.add(threads.submit(() -> drain(waiting, work)));
      }
    }
    List<R> results = new ArrayList<>();
    for (Future<List<R>> worker : running) {
      results.addAll(resultOf(worker));
    }
    return results;
  }

  private static <T, R> List<R> drain(Queue<T> waiting, Function<T, List<R>> work) {
    List<R> results = new ArrayList<>();
    for (T thing = waiting.poll(); thing != null; thing = waiting.poll()) {
      results.addAll(work.apply(thing));
    }
    return results;
  }

  private static <R> List<R> resultOf(Future<List<R>> worker) {
    try {
      return worker.get();
    } catch (ExecutionException fault) {
      throw fault.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(fault.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
