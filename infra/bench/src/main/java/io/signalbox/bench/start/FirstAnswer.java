package io.signalbox.bench.start;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.RestoreException;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.aws.Invocation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * The program that is started for a first answer: makes the handler, runs the hooks around a
 * snapshot if it is told to, reads the event as Lambda's runtime does, and prints the answer. Then,
 * in a line: the CPU time from there to the answer and the time, in milliseconds, and the most
 * memory that the process had, in MB. If it is to answer more often, the same line goes on with the
 * CPU time of each later answer in milliseconds, their median and 99th percentile in microseconds,
 * and the live heap in KB.
 */
final class FirstAnswer {
  /** The third argument, where the hooks are to be run. */
  static final String WITH_HOOKS = "with-hooks";

  private FirstAnswer() {}

  /**
   * The handler's class; the event; whether {@link #WITH_HOOKS}; how many later answers are
   * measured, behind as many that are not.
   */
  public static void main(String[] args) throws Exception {
    RequestHandler<Object, Object> handler = handler(args[0]);
    if (args[2].equals(WITH_HOOKS)) {
      runHooks();
    }
    long cpu = cpuMilliseconds();
    long begin = System.nanoTime();
    Invocation<Object> invocation = new Invocation<>(handler, eventType(handler));
    System.out.println(invocation.answer(args[1]));
    long milliseconds = (System.nanoTime() - begin) / 1_000_000;
    System.out.print((cpuMilliseconds() - cpu) + " " + milliseconds + " " + residentMegabytes());
    int later = Integer.parseInt(args[3]);
    System.out.println(later == 0 ? "" : " " + later(invocation, args[1], later));
  }

  private static String later(Invocation<Object> invocation, String event, int count) {
    for (int i = 0; i < count; i++) {
      invocation.answer(event);
    }
    long[] microseconds = new long[count];
    long cpu = cpuMilliseconds();
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      invocation.answer(event);
      microseconds[i] = (System.nanoTime() - begin) / 1_000;
    }
    cpu = cpuMilliseconds() - cpu;
    Arrays.sort(microseconds);
    System.gc();
    return "%.1f %d %d %d"
        .formatted(
            (double) cpu / count,
            microseconds[count / 2],
            microseconds[count * 99 / 100],
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
  }

  private static void runHooks() throws CheckpointException, RestoreException {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError afterTheHooks) {
      // Then Lambda empties the JDK's cache of addresses, with a library that only it has.
    }
    Core.getGlobalContext().afterRestore(null);
  }

  @SuppressWarnings("unchecked") // The event is read as what the handler takes.
  private static RequestHandler<Object, Object> handler(String name)
      throws ReflectiveOperationException {
    return (RequestHandler<Object, Object>)
        Class.forName(name).asSubclass(RequestHandler.class).getConstructor().newInstance();
  }

  @SuppressWarnings("unchecked") // It is what the handler takes.
  private static Class<Object> eventType(RequestHandler<Object, Object> handler) {
    return (Class<Object>)
        Arrays.stream(handler.getClass().getMethods())
            .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
            .findFirst()
            .orElseThrow()
            .getParameterTypes()[0];
  }

  /** The peak of the resident set, as Linux counts it; 0 elsewhere. */
  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
            .sum()
        : 0;
  }

  private static long cpuMilliseconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
