package io.signalbox.lookup;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** An import takes much memory: one at a time in a process, whatever instance works on it. */
final class ImportPlace {
  private static final Semaphore PLACE = new Semaphore(1);
  private static final Duration WAIT = Duration.ofSeconds(10);

  private ImportPlace() {}

  /**
   * Does the work when no other import is under way.
   *
   * @throws io.signalbox.api.ProblemException 503 if another one takes too long
   */
  static Response in(Supplier<Response> work) {
    if (!hasPlace()) {
      throw Problem.of(
              ProblemType.UNAVAILABLE, "Another import is under way. Send this one again later.")
          .exception();
    }
    try {
      return work.get();
    } finally {
      PLACE.release();
    }
  }

  private static boolean hasPlace() {
    try {
      return PLACE.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
