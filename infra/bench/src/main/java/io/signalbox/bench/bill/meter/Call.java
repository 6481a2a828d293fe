package io.signalbox.bench.bill.meter;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function, alone in this process: whatever the process does meanwhile, it does for
 * the call.
 */
public final class Call {
  /** So much memory comes with one whole core. */
  private static final double CORE_GIGABYTES = 1769 / 1024.0;

  /** What a request of DynamoDB or SQS is taken to last: "single-digit milliseconds". */
  private static final double ROUND_SECONDS = 0.005;

  /**
   * What Lambda logs of each call at system log level INFO, as its guide shows it, with the 26
   * bytes that CloudWatch adds to each event.
   */
  private static final int PLATFORM_LOG_BYTES = 2 * 26 + 141 + 266;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final AtomicReference<@Nullable Call> CURRENT = new AtomicReference<>();

  private final String function;
  private final Meter meter;
  private final Spans spans = new Spans();
  private volatile long partBegin;

  private Call(String function, Meter meter) {
    this.function = function;
    this.meter = meter;
  }

  static @Nullable Call current() {
    return CURRENT.get();
  }

  /**
   * Does the parts of a call's work in turn, and meters it as one call that does them side by side.
   *
   * @param platformLogs whether Lambda logs the call's begin and end
   */
  public static <T extends @Nullable Object> List<T> metered(
      String function,
      int memoryMegabytes,
      boolean platformLogs,
      Meter meter,
      List<Callable<T>> work)
      throws Exception {
    Call call = new Call(function, meter);
    if (!CURRENT.compareAndSet(null, call)) {
      throw new IllegalStateException("Calls are metered one after the other");
    }
    LogBytes logs = LogBytes.take();
    long begin = PROCESS.getProcessCpuTime();
    List<T> answers = new ArrayList<>();
    try {
      for (Callable<T> part : work) {
        beginPart();
        answers.add(part.call());
      }
      return answers;
    } finally {
      double cpuSeconds = (PROCESS.getProcessCpuTime() - begin) / 1e9;
      CURRENT.set(null);
      logs.giveBack();
      call.add("call", Charge.FUNCTION_CALLS, 1);
      call.add("CPU", Charge.COMPUTE_GB_SECONDS, cpuSeconds * CORE_GIGABYTES);
      call.add(
          "rounds",
          Charge.WAITING_GB_SECONDS,
          call.spans.rounds() * ROUND_SECONDS * memoryMegabytes / 1024);
      call.add("lines", Charge.LOG_BYTES, (double) logs.bytes());
      call.add("platform lines", Charge.LOG_BYTES, platformLogs ? PLATFORM_LOG_BYTES : 0);
    }
  }

  /** What the call under way does from now on, it does beside what it has done. */
  public static void beginPart() {
    Call call = CURRENT.get();
    if (call != null) {
      call.partBegin = System.nanoTime();
    }
  }

  void add(String what, Charge charge, double count) {
    if (count != 0) {
      meter.add(function, what, charge, count);
    }
  }

  void waited(long beginNanoseconds, long endNanoseconds) {
    spans.add(beginNanoseconds - partBegin, endNanoseconds - partBegin);
  }
}
