package io.signalbox.http.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A thread that talks with a receiver, so that the one that waits for it can leave it alone: to
 * look up a name can't be ended.
 */
final class ExchangeThread<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Thread thread;

  private ExchangeThread(String name, Supplier<T> talk) {
    thread = Thread.ofVirtual().name(name).unstarted(() -> run(talk));
  }

  /** Begins to talk. */
  static <T> ExchangeThread<T> start(String name, Supplier<T> talk) {
    var started = new ExchangeThread<>(name, talk);
    started.thread.start();
    return started;
  }

  private void run(Supplier<T> talk) {
    try {
      answer.complete(talk.get());
    } catch (Throwable defect) {
      answer.completeExceptionally(defect);
    }
  }

  /**
   * Waits for the answer.
   *
   * @throws TimeoutException if it has not come within that time; the thread goes on
   */
  T await(Duration time) throws InterruptedException, TimeoutException {
    var deadline = Deadlines.OF_THIS_PROCESS.add(answer, time);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException late) {
        throw late;
      }
      throw new IllegalStateException("The exchange broke", e.getCause());
    } finally {
      deadline.run();
    }
  }

  void interrupt() {
    thread.interrupt();
  }
}
