package io.signalbox.local.operate;

import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells whether the store can be written, by writing. Asked often, it answers from memory. */
final class StoreProbe {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);
  private static final String QUEUE = "HealthProbe";
  private static final int LEFT_OVER = 10;

  private final EmbeddedQueue queue;
  private long testedNanoseconds = System.nanoTime() - GOOD_FOR.toNanos();
  private Optional<String> fault = Optional.empty();

  StoreProbe(EmbeddedStore store) {
    this.queue = store.queue(QUEUE);
  }

  /** Why the store cannot be written; empty if it can. */
  synchronized Optional<String> fault() {
    if (System.nanoTime() - testedNanoseconds >= GOOD_FOR.toNanos()) {
      fault = test();
      testedNanoseconds = System.nanoTime();
    }
    return fault;
  }

  private Optional<String> test() {
    try {
      queue.send(List.of(new Message("probe", Duration.ZERO)));
      queue.receive(LEFT_OVER, GOOD_FOR).forEach(probe -> queue.delete(probe.receipt()));
      return Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }
}
