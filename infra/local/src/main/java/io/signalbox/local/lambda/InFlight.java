package io.signalbox.local.lambda;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The batches that are being worked on, so that stopping can wait for them. */
final class InFlight {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  Thread start(Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name("batch")
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
    return thread;
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
