package io.signalbox.local.front;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when a client sends or takes a body too slowly to keep memory reserved for it. */
final class TransferRate {
  /** After the grace, a body must come or go with so many bytes a second on average. */
  static final int LEAST_BYTES_PER_SECOND = 16 * 1024;

  static final Duration GRACE = Duration.ofSeconds(10);

  private final LongSupplier nanoseconds;
  private final long begunNanoseconds;

  TransferRate() {
    this(System::nanoTime);
  }

  /**
   * @param nanoseconds the time, as {@link System#nanoTime} counts it
   */
  TransferRate(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.begunNanoseconds = nanoseconds.getAsLong();
  }

  /** The transfer is too slow. */
  static final class TooSlow extends IOException {
    TooSlow() {
      super("Slower than " + LEAST_BYTES_PER_SECOND + " bytes a second");
    }
  }

  /**
   * @param bytes how many were transferred so far
   * @throws TooSlow if the client is too slow
   */
  void require(long bytes) throws TooSlow {
    Duration counted = Duration.ofNanos(nanoseconds.getAsLong() - begunNanoseconds).minus(GRACE);
    if (counted.isPositive() && bytes < counted.toMillis() * LEAST_BYTES_PER_SECOND / 1_000) {
      throw new TooSlow();
    }
  }
}
