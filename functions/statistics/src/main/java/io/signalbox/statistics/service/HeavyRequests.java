package io.signalbox.statistics.service;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Searches and counts, of which each takes some 20 MB of memory and a processor: as many run at
 * once as have room in a part of the heap and there are processors, and of one caller half of them.
 * A few more of each caller wait. For many threads at once.
 *
 * <p>Each runs on a thread of the operating system, which shares the processors with all other
 * work: on as many virtual threads as there are processors, they would stop everything else.
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

  /** Two at once at the least. */
  static HeavyRequests of(long heapBytes, int processors) {
    long fitting = Math.min(processors, heapBytes / PART_OF_HEAP / BYTES_OF_ONE);
    return new HeavyRequests((int) Math.max(2, fitting), WAIT);
  }

  int atOnce() {
    return atOnce;
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
      return within(share.running(), () -> within(running, () -> onItsOwn(request)));
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

  private static <T> T onItsOwn(Supplier<T> request) {
    FutureTask<T> task = new FutureTask<>(request::get);
    Thread thread = Thread.ofPlatform().name("heavy request").daemon().start(task);
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException("A request failed", failed);
      }
    }
  }

  private static ProblemException busy() {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "Other searches and counts take all the room that there is for them. Ask again in"
                + " some seconds, and not for so many at once.")
        .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
        .exception();
  }
}
