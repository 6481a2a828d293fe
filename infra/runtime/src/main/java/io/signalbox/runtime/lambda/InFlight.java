package io.signalbox.runtime.lambda;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The batches that are being worked on, so that stopping can wait for them. */
final class InFlight {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  void start(Runnable work) {
    startTask(new FutureTask<>(work, true));
  }

  /**
   * Does the work in a thread of its own, and waits for its end. Interrupted, it waits no longer,
   * and the work goes on.
   *
   * @throws IllegalStateException if the work fails
   */
  void run(Runnable work) throws InterruptedException {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    startTask(task);
    try {
      task.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A poller's work failed", failed.getCause());
    }
  }

  private void startTask(FutureTask<Boolean> task) {
    Thread thread =
        Thread.ofVirtual()
            .name("batch")
            .unstarted(
                () -> {
                  try {
                    task.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
  }

  /** Waits until nothing is worked on; what takes longer is interrupted. */
  void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread thread : threads) {
      long left = end - System.nanoTime();
      if (left <= 0 || !thread.join(Duration.ofNanos(left))) {
        thread.interrupt();
      }
    }
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(1));
    }
  }
}
