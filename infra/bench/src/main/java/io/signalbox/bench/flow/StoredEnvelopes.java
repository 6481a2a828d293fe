package io.signalbox.bench.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When events were to be posted, and when pushes of them came. For many threads at once. */
final class StoredEnvelopes {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<Long, Long> begun = new ConcurrentHashMap<>();
  private final Queue<Long> times = new ConcurrentLinkedQueue<>();

  /** The event of that number is to be posted at this moment, be the client late or not. */
  void begins(long number, long nanoseconds) {
    begun.put(number, nanoseconds);
  }

  /** A push of the event of that number has come. */
  void came(long number) {
    times.add(System.nanoTime() - Objects.requireNonNull(begun.get(number), "A push of nothing"));
  }

  /**
   * Waits until each event has come so many times; how long each took. The next round begins then.
   */
  Percentiles await(int pushesEach) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (times.size() < begun.size() * pushesEach) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d of %d pushes came".formatted(times.size(), begun.size() * pushesEach));
      }
      Thread.sleep(5);
    }
    Percentiles round = Percentiles.ofNanoseconds(times);
    times.clear();
    begun.clear();
    return round;
  }
}
