package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Waits for many answers of the store at once. */
final class Parallel {
  private static final int THREADS = 16;

  private Parallel() {}

  /**
   * Does the action for each of the things, up to 16 at once, and waits for all of them.
   *
   * @throws RuntimeException the first one that an action threw; the others were done all the same
   */
  static <T> void forEach(Collection<T> things, Consumer<T> action) {
    if (things.size() <= 1) {
      things.forEach(action);
      return;
    }
    List<Future<?>> answers = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
      things.forEach(thing -> answers.add(threads.submit(() -> action.accept(thing))));
    }
    answers.forEach(Parallel::requireDone);
  }

  private static void requireDone(Future<?> answer) {
    try {
      answer.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The writer was interrupted", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A block could not be written", failed.getCause());
    }
  }
}
