package io.signalbox.runtime.lambda;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how much is worked on at once. */
final class Concurrency {
  private final AtomicInteger current = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  List<String> work() {
    most.accumulateAndGet(current.incrementAndGet(), Math::max);
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    current.decrementAndGet();
    return List.of();
  }

  int most() {
    return most.get();
  }
}
