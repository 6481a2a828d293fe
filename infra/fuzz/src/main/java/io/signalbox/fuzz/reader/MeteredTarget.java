package io.signalbox.fuzz.reader;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * A target that may take memory in proportion to what it reads, and no more. What Jazzer's hooks
 * take counts, too.
 */
final class MeteredTarget implements Target {

  private static final long BASE_BYTES = 100_000_000;
  private static final long BYTES_A_BYTE = 20_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Target target;

  MeteredTarget(Target target) {
    this.target = target;
  }

  @Override
  public void run(byte[] input) throws IOException {
    int length = target.bytesToRead(input);
    long most = BASE_BYTES + BYTES_A_BYTE * length;
    // Once more where it was too much: the first to need a class pays for its being instrumented.
    if (allocatedBytes(input) > most) {
      long bytes = allocatedBytes(input);
      Promise.hold(bytes <= most, "… bytes of input took … bytes of memory", length, bytes);
    }
  }

  private long allocatedBytes(byte[] input) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    target.run(input);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
