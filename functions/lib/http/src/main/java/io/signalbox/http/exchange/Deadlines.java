package io.signalbox.http.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what takes too long. One thread watches over all exchanges of this process: a timer that is
 * set for each, and taken back, costs more than the rest of the waiting. For many threads at once.
 */
final class Deadlines {

  /** Comes in time for whatever is added meanwhile, which wakes the thread. */
  private static final Duration IDLE = Duration.ofHours(1);

  static final Deadlines OF_THIS_PROCESS = start();

  private final ConcurrentSkipListMap<Deadline, CompletableFuture<?>> pending =
      new ConcurrentSkipListMap<>();

  private final AtomicLong numbers = new AtomicLong();

  /** In nanoseconds of the system's timer. */
  private volatile long wakesAt = System.nanoTime();

  private final Thread watcher = Thread.ofVirtual().name("deadlines").unstarted(this::watch);

  private Deadlines() {}

  static Deadlines start() {
    Deadlines deadlines = new Deadlines();
    deadlines.watcher.start();
    return deadlines;
  }

  /** A moment of the system's timer; the number tells two of the same nanosecond apart. */
  private record Deadline(long nanoTime, long number) implements Comparable<Deadline> {
    boolean isBefore(long otherNanoTime) {
      // The timer may overflow: only a difference tells what comes first.
      return nanoTime - otherNanoTime < 0;
    }

    @Override
    public int compareTo(Deadline other) {
      int order = Long.signum(nanoTime - other.nanoTime);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  /**
   * Has {@code answer} end with a {@link TimeoutException} when that time is over.
   *
   * @return what takes it back
   */
  Runnable add(CompletableFuture<?> answer, Duration time) {
    long now = System.nanoTime();
    var deadline = new Deadline(now + time.toNanos(), numbers.incrementAndGet());
    pending.put(deadline, answer);
    long wakes = wakesAt;
    // Where the watcher is overdue, the timer has jumped: a function was restored from a snapshot.
    if (deadline.isBefore(wakes) || wakes - now < 0) {
      LockSupport.unpark(watcher);
    }
    return () -> pending.remove(deadline);
  }

  private void watch() {
    while (true) {
      long now = System.nanoTime();
      for (var due : pending.headMap(new Deadline(now, Long.MAX_VALUE), true).entrySet()) {
        due.getValue().completeExceptionally(new TimeoutException());
        pending.remove(due.getKey());
      }
      long next = next(now + IDLE.toNanos());
      wakesAt = next;
      // What was added before that is here to be seen; what is added behind it wakes this thread.
      if (next(next) == next) {
        LockSupport.parkNanos(this, next - System.nanoTime());
      }
    }
  }

  private long next(long otherwise) {
    var first = pending.firstEntry();
    return first != null && first.getKey().isBefore(otherwise)
        ? first.getKey().nanoTime()
        : otherwise;
  }
}
