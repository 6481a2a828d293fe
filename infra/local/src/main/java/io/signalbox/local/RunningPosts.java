package io.signalbox.local;

import io.signalbox.runtime.lambda.Calls;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows whether envelopes are being taken in. A client that posts one after the other prepares the
 * next for a while: {@link #BETWEEN_POSTS} count as if they were taken in. For many threads at
 * once.
 */
final class RunningPosts {
  static final Duration BETWEEN_POSTS = Duration.ofMillis(10);

  private static final String INGEST = "IngestFunction";

  private final BusyProcessors processors;
  private final AtomicInteger running = new AtomicInteger();
  private volatile long endedNanos = System.nanoTime() - BETWEEN_POSTS.toNanos();

  RunningPosts(BusyProcessors processors) {
    this.processors = processors;
  }

  /** Whether envelopes are being taken in while the processors are busy. */
  boolean lackProcessors() {
    return areAny() && processors.areBusy();
  }

  private boolean areAny() {
    return running.get() > 0 || System.nanoTime() - endedNanos < BETWEEN_POSTS.toNanos();
  }

  /** Counts calls, and tells another of them. */
  Calls watching(Calls other) {
    return new Calls() {
      @Override
      public void begun(String function) {
        if (function.equals(INGEST)) {
          running.incrementAndGet();
        }
        other.begun(function);
      }

      @Override
      public void ended(String function, Duration time, boolean failed) {
        if (function.equals(INGEST)) {
          endedNanos = System.nanoTime();
          running.decrementAndGet();
        }
        other.ended(function, time, failed);
      }
    };
  }
}
