package io.signalbox.local.front;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of bytes that requests reserve before they use them. Who asked first is served
 * first; who asks for none waits for nobody. A reservation larger than the whole budget takes all
 * of it.
 */
final class ByteBudget {
  /** Reservations are counted in steps, so that one semaphore covers any heap. */
  private static final int STEP_BYTES = 1024;

  private final int steps;
  private final Semaphore left;

  ByteBudget(long bytes) {
    this.steps = Math.clamp(bytes / STEP_BYTES, 1, Integer.MAX_VALUE);
    this.left = new Semaphore(steps, true);
  }

  /** Bytes that are set aside until the reservation is closed. */
  final class Reservation implements AutoCloseable {
    private int held;

    private Reservation(int held) {
      this.held = held;
    }

    /** Gives back what exceeds that many bytes. */
    void shrinkTo(long bytes) {
      release(Math.max(0, held - stepsOf(bytes)));
    }

    /** Gives back all of it. */
    @Override
    public void close() {
      release(held);
    }

    private void release(int given) {
      held -= given;
      left.release(given);
    }
  }

  /** Waits for the bytes at most that long; empty if they were not free by then. */
  Optional<Reservation> reserve(long bytes, Duration patience) {
    int wanted = stepsOf(bytes);
    if (wanted == 0) {
      return Optional.of(new Reservation(0));
    }
    try {
      return left.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)
          ? Optional.of(new Reservation(wanted))
          : Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private int stepsOf(long bytes) {
    return (int) Math.min((bytes + STEP_BYTES - 1) / STEP_BYTES, steps);
  }
}
