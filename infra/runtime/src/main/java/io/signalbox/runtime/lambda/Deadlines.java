package io.signalbox.runtime.lambda;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives an answer to calls that take longer than they may, at most a twentieth of that time late.
 * All of them are looked at together: a timer for each would cost more than many a call does.
 *
 * @param <T> what calls are answered with
 */
final class Deadlines<T> {
  private static final int LOOKS = 20;

  private final Duration limit;
  private final T late;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isWatched = new AtomicBoolean();

  /**
   * For calls that all may take that long.
   *
   * @param late the answer to those that take longer
   */
  Deadlines(Duration limit, T late) {
    this.limit = limit;
    this.late = late;
  }

  /** A call that has begun; closed, it has ended. */
  final class Call implements AutoCloseable {
    private final CompletableFuture<T> answer;
    private final long end = System.nanoTime() + limit.toNanos();

    private Call(CompletableFuture<T> answer) {
      this.answer = answer;
    }

    private void look(long now) {
      if (now - end >= 0) {
        answer.complete(late);
      }
    }

    @Override
    public void close() {
      calls.remove(this);
    }
  }

  /** The call that is to give that answer begins now. */
  Call begin(CompletableFuture<T> answer) {
    Call call = new Call(answer);
    calls.add(call);
    if (isWatched.compareAndSet(false, true)) {
      Thread.ofVirtual().name("deadlines").start(this::watch);
    }
    return call;
  }

  /** Runs as long as there are calls. */
  private void watch() {
    do {
      try {
        Thread.sleep(limit.dividedBy(LOOKS));
      } catch (InterruptedException impossible) {
        throw new IllegalStateException("Nobody interrupts the watch", impossible);
      }
      long now = System.nanoTime();
      calls.forEach(call -> call.look(now));
    } while (!calls.isEmpty() || !isOver());
  }

  private boolean isOver() {
    isWatched.set(false);
    return calls.isEmpty() || !isWatched.compareAndSet(false, true);
  }
}
