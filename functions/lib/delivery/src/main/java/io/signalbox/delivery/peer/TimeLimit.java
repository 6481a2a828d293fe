package io.signalbox.delivery.peer;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds what a peer can make the hub wait for. */
public final class TimeLimit {

  private TimeLimit() {}

  /**
   * Runs a task on a thread of its own. One that is late is interrupted and left alone.
   *
   * @throws TimeoutException if it is not done in time
   * @throws ExecutionException with what the task threw
   * @throws InterruptedException if the caller is interrupted
   */
  public static <T> T run(Duration limit, Callable<T> task)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> running = new FutureTask<>(task);
    Thread.ofVirtual().name("peer").start(running);
    try {
      return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      running.cancel(true);
    }
  }
}
