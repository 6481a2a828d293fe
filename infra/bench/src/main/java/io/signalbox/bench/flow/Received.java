package io.signalbox.bench.flow;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How many events the sink has been pushed. For many threads at once. */
final class Received {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LongAdder events = new LongAdder();

  /** One that has so many events came. */
  void add(int count) {
    events.add(count);
  }

  void add(byte[] body) {
    events.add(Events.count(body));
  }

  long count() {
    return events.sum();
  }

  /** Waits until there are so many in all. */
  void await(long count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (events.sum() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("%d of %d were pushed".formatted(events.sum(), count));
      }
      Thread.sleep(1);
    }
  }
}
