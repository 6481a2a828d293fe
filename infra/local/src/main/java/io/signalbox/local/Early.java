package io.signalbox.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is begun before its result is needed. */
final class Early {
  private Early() {}

  /** Begins work; whoever asks for its result waits for it, and gets the fault if it had one. */
  static <T> Supplier<T> begin(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.ofPlatform().name("early").daemon().start(task);
    return () -> result(task);
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("The start failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted", stopped);
    }
  }
}
