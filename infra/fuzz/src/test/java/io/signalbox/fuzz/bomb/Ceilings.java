package io.signalbox.fuzz.bomb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * What work may take. Memory is all that is allocated, garbage too, so it stands for time as well:
 * nothing here computes long without allocating. That it fits at once is shown by the heap that the
 * tests run in, half of what the smallest function has.
 */
final class Ceilings {
  private static final long MEGABYTE = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Ceilings() {}

  /** What the work gives, if all threads together allocate no more than that for it. */
  static <T> T within(int megabytes, ThrowingSupplier<T> work) throws Throwable {
    long before = THREADS.getTotalThreadAllocatedBytes();
    T result = work.get();
    long bytes = THREADS.getTotalThreadAllocatedBytes() - before;
    assertThat(bytes / MEGABYTE).as("megabytes allocated").isLessThanOrEqualTo(megabytes);
    return result;
  }
}
