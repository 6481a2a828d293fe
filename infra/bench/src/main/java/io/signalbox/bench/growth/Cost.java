package io.signalbox.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import io.signalbox.bench.Spread;
import java.lang.management.ManagementFactory;

/**
 * What one of many like operations costs: the median of several rounds.
 *
 * @param microseconds CPU time of all threads, the collector's too
 * @param calls of the store and its queues
 */
record Cost(double microseconds, double calls) {
  private static final int ROUNDS = 7;

  /** While the JVM compiles. */
  private static final int ROUNDS_BEFORE = 4;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Something to be measured. */
  @FunctionalInterface
  interface Work {
    /** Does one operation. */
    void run() throws Exception;
  }

  /**
   * What an operation costs once the JVM has compiled it.
   *
   * @param operations how many a round has: enough for a tenth of a second, for systems count CPU
   *     time in hundredths
   * @param before what has to be there for so many, and is not measured
   */
  static Cost of(Ground ground, int operations, Work before, Work work) throws Exception {
    Spread microseconds = new Spread();
    Spread calls = new Spread();
    for (int i = 0; i < ROUNDS_BEFORE + ROUNDS; i++) {
      before.run();
      long callsBefore = ground.calls();
      long timeBefore = SYSTEM.getProcessCpuTime();
      for (int operation = 0; operation < operations; operation++) {
        work.run();
      }
      if (i >= ROUNDS_BEFORE) {
        microseconds.add((SYSTEM.getProcessCpuTime() - timeBefore) / 1e3 / operations);
        calls.add((double) (ground.calls() - callsBefore) / operations);
      }
    }
    return new Cost(microseconds.median(), calls.median());
  }

  /** What an operation costs that is done once, while the JVM compiles it. */
  static Cost once(Ground ground, Work work) throws Exception {
    long callsBefore = ground.calls();
    long timeBefore = SYSTEM.getProcessCpuTime();
    work.run();
    return new Cost((SYSTEM.getProcessCpuTime() - timeBefore) / 1e3, ground.calls() - callsBefore);
  }

  /** The share of one of so many, that were done together. */
  Cost dividedBy(int count) {
    return new Cost(microseconds / count, calls / count);
  }
}
