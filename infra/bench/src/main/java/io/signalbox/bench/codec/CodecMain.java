package io.signalbox.bench.codec;

import io.signalbox.bench.RunsOn;
import io.signalbox.bench.Spread;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Envelopes a second of CPU time, and bytes allocated for each, beside IntelMQ's {@code
 * MessageFactory} on the same events: round by round one after the other, in one run.
 */
public final class CodecMain {
  private static final int ROUNDS = 5;

  private CodecMain() {}

  /** The project's folder. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    System.out.println(RunsOn.text(root));
    PythonEnvironment python = PythonEnvironment.of(root.resolve("infra/bench/intelmq.txt"));
    Path events = Files.createTempFile("events", ".ndjson");
    try {
      Files.writeString(events, ShortEvents.lines(0, CodecBenchmark.BATCH));
      Spread read = new Spread();
      Spread hashed = new Spread();
      Spread bytes = new Spread();
      Spread intelMq = new Spread();
      Spread ratio = new Spread();
      for (int round = 0; round < ROUNDS; round++) {
        RunResult one = run("read");
        read.add(perSecond(one));
        bytes.add(beside(one, "gc.alloc.rate.norm"));
        hashed.add(perSecond(run("readAndHash")));
        intelMq.add(intelMq(root, python, events));
        ratio.add(read.last() / intelMq.last());
      }
      System.out.println("Signalbox, read                 " + read + " envelopes/s and core");
      System.out.println("Signalbox, read and body hash   " + hashed + " envelopes/s and core");
      System.out.println("Signalbox, read                 " + bytes + " bytes allocated each");
      System.out.println("IntelMQ 3.5.0, MessageFactory   " + intelMq + " events/s and core");
      System.out.println("times IntelMQ, round by round   " + ratio);
      for (EventFormat format : EventFormats.ALL) {
        System.out.printf(
            "written as %-20s %.1f µs an event and core%n", format.name(), microseconds(format));
      }
    } finally {
      Files.delete(events);
    }
  }

  private static double microseconds(EventFormat format) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(FormatBenchmark.class.getName() + "\\.write$")
                    .param("name", format.name())
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    return 1e6 / perSecond(result);
  }

  private static RunResult run(String method) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(CodecBenchmark.class.getName() + "\\." + method + "$")
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle();
  }

  private static double perSecond(RunResult result) {
    return beside(result, "envelopes") / (beside(result, "nanoseconds") / 1e9);
  }

  private static double beside(RunResult result, String name) {
    return Objects.requireNonNull(result.getSecondaryResults().get(name), name).getScore();
  }

  private static double intelMq(Path root, PythonEnvironment python, Path events)
      throws IOException {
    String script = root.resolve("infra/bench/python/message_factory.py").toString();
    String printed = Command.of(python.program("python"), script, events.toString()).run();
    // Its libraries may have something to say before.
    return Double.parseDouble(printed.lines().toList().getLast());
  }
}
