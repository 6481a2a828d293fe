package io.signalbox.statistics.service;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Searches and counts, of which each takes some 20 MB of memory: as many run at once as have room
 * in a part of the heap, and of one caller half of them. A few more of each caller wait. For many
 * threads at once.
 */
final class HeavyRequests {
  private static final int PART_OF_HEAP = 4;
  private static final long BYTES_OF_ONE = 20_000_000;

  /** So many requests of a caller run or wait. */
  static final int OF_CALLER = 8;

  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final int RETRY_AFTER_SECONDS = 5;

  /** A caller's requests: those that run, and those that run or wait. */
  private record Share(Semaphore running, Semaphore present) {}

  private final int atOnce;
  private final Duration wait;
  private final Semaphore running;
  private final ConcurrentHashMap<String, Share> shares = new ConcurrentHashMap<>();

  HeavyRequests(int atOnce, Duration wait) {
    this.atOnce = atOnce;
    this.wait = wait;
    this.running = new Semaphore(atOnce, true);
  }

  static HeavyRequests ofHeap(long heapBytes) {
    return new HeavyRequests((int) Math.max(2, heapBytes / PART_OF_HEAP / BYTES_OF_ONE), WAIT);
  }

  /**
   * Runs a request when there is room for it.
   *
   * @throws ProblemException 503 where there is none in time
   */
  <T> T run(String caller, Supplier<T> request) {
    Share share = shares.computeIfAbsent(caller, unknown -> share());
    if (!share.present().tryAcquire()) {
      throw busy();
    }
    try {
      return within(share.running(), () -> within(running, request));
    } finally {
      share.present().release();
    }
  }

  private Share share() {
    return new Share(new Semaphore(Math.max(1, atOnce / 2), true), new Semaphore(OF_CALLER));
  }

  private <T> T within(Semaphore room, Supplier<T> request) {
    boolean hasRoom;
    try {
      hasRoom = room.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    if (!hasRoom) {
      throw busy();
    }
    try {
      return request.get();
    } finally {
      room.release();
    }
  }

  private static ProblemException busy() {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "Other searches and counts take all the memory that there is for them. Ask again in"
                + " some seconds, and not for so many at once.")
        .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
        .exception();
  }
}
