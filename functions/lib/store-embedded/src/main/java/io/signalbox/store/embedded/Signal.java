package io.signalbox.store.embedded;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Wakes those who wait for something to become true. */
final class Signal {
  static final Duration UNTIL_RAISED = Duration.ofDays(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();

  @GuardedBy("lock")
  private long count;

  /** Something may have become true. */
  void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, in real time, until something is true. {@code untilTrue} is asked without the signal's
   * lock held, at first and after each signal: it says how long it will take, zero if it is true,
   * {@link #UNTIL_RAISED} if time alone will not make it so.
   *
   * @return whether it became true
   */
  boolean await(Supplier<Duration> untilTrue, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = count();
      Duration until = untilTrue.get();
      if (until.isZero()) {
        return true;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      awaitCountAbove(seen, Math.min(left, until.toNanos()));
    }
  }

  private long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void awaitCountAbove(long seen, long nanoseconds) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanoseconds;
      while (count == seen && left > 0) {
        left = raised.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
