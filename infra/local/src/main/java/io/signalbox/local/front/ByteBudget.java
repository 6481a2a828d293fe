package io.signalbox.local.front;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Room for so many bytes. What does not fit waits, and who came first goes first; what would never
 * fit has it all to itself.
 */
final class ByteBudget {
  private final int bytes;
  private final Semaphore left;

  ByteBudget(int bytes) {
    this.bytes = bytes;
    this.left = new Semaphore(bytes, true);
  }

  /** Does the work while it has so much of the room. */
  <T> T with(long size, Supplier<T> work) {
    int taken = (int) Math.min(size, bytes);
    left.acquireUninterruptibly(taken);
    try {
      return work.get();
    } finally {
      left.release(taken);
    }
  }
}
