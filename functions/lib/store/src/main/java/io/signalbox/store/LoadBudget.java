package io.signalbox.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much all deliveries of a process may have loaded at once, as a share of the heap. What is
 * made of the envelopes while they are sent takes about twice as much again. For many threads at
 * once.
 */
public final class LoadBudget {
  private static final int SHARE_OF_HEAP_FOR_ALL = 8;
  private static final int SHARE_OF_ALL_FOR_ONE = 2;
  private static final int UNIT_BYTES = 1024;

  private final int units;
  private final Semaphore left;

  /**
   * @param heapBytes how large the heap may become
   */
  public LoadBudget(long heapBytes) {
    this.units = Math.toIntExact(Math.max(1, heapBytes / SHARE_OF_HEAP_FOR_ALL / UNIT_BYTES));
    this.left = new Semaphore(units, true);
  }

  /** Of the heap of this process. */
  public static LoadBudget ofHeap() {
    return new LoadBudget(Runtime.getRuntime().maxMemory());
  }

  /** How much one delivery loads at the most, unless a single envelope takes more. */
  public long limitBytes() {
    return (long) units / SHARE_OF_ALL_FOR_ONE * UNIT_BYTES;
  }

  /**
   * Reserves so much, or everything where it is more than that. Whoever came first goes first.
   *
   * @return whether it was free within the time; what was reserved is {@linkplain #release
   *     released} by the same number of bytes
   */
  public boolean reserve(long bytes, Duration atMost) {
    try {
      return left.tryAcquire(units(bytes), atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public void release(long bytes) {
    left.release(units(bytes));
  }

  private int units(long bytes) {
    return (int) Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1L, units);
  }
}
