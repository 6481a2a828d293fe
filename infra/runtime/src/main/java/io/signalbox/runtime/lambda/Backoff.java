package io.signalbox.runtime.lambda;

import java.time.Duration;

/** How long a poller waits after its function failed several times in a row. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final int DOUBLINGS = 10;

  private Backoff() {}

  static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
