package io.signalbox.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Knows whether the processors that this process may use had little time left in the last {@link
 * #LOOK}. For many threads at once.
 */
final class BusyProcessors {
  static final Duration LOOK = Duration.ofMillis(100);
  static final double BUSY_FROM = 0.8;

  private final DoubleSupplier load;
  private final LongSupplier nanoClock;
  private final Lock lock = new ReentrantLock();
  private boolean busy;
  private long lookedNanos;

  /**
   * @param load from 0 to 1, since it was last asked for; negative where the system does not tell
   *     it
   */
  BusyProcessors(DoubleSupplier load, LongSupplier nanoClock) {
    this.load = load;
    this.nanoClock = nanoClock;
    this.lookedNanos = nanoClock.getAsLong() - LOOK.toNanos();
  }

  /** Those of this machine, or of the container in which the process runs. */
  static BusyProcessors ofThisMachine() {
    // What measures it is loaded when it is first asked for, since a start does not need it.
    return new BusyProcessors(() -> Machine.SYSTEM.getCpuLoad(), System::nanoTime);
  }

  private static final class Machine {
    static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}
  }

  /** Where the system does not tell, they count as busy. */
  boolean areBusy() {
    lock.lock();
    try {
      long now = nanoClock.getAsLong();
      if (now - lookedNanos >= LOOK.toNanos()) {
        double share = load.getAsDouble();
        busy = !(share >= 0 && share < BUSY_FROM);
        lookedNanos = now;
      }
      return busy;
    } finally {
      lock.unlock();
    }
  }
}
