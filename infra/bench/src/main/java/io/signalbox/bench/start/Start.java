package io.signalbox.bench.start;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a function's environment does before its first event: the JVM begins, and the handler is
 * made.
 *
 * @param jars on the class path
 * @param classes loaded from these jars; those of the JDK are not counted
 * @param cpuMilliseconds of all threads
 */
record Start(int jars, int classes, long cpuMilliseconds, long wallMilliseconds) {

  /** Starts the function once, in a JVM with the options of Lambda's own Java runtime. */
  static Start of(Artifact artifact) throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      List<Path> jars = artifact.jars();
      List<String> printed =
          Jvm.run(
              artifact,
              List.of(),
              List.of("-Xlog:class+load:file=" + log + "::filecount=0"),
              Map.of(),
              Handler.class,
              artifact.function().handler());
      String[] times = printed.getLast().split(" ", -1);
      return new Start(
          jars.size(), classes(log, jars), Long.parseLong(times[1]), Long.parseLong(times[2]));
    } finally {
      Files.delete(log);
    }
  }

  private static int classes(Path log, List<Path> jars) throws IOException {
    String folder = "source: file:" + jars.getFirst().getParent();
    try (Stream<String> lines = Files.lines(log)) {
      return Math.toIntExact(lines.filter(line -> line.contains(folder)).count());
    }
  }

  /** A first answer: the CPU time to it, and the most memory that the process had. */
  record First(long cpuMilliseconds, long residentMegabytes) {}

  /**
   * The first answer, in a JVM of its own.
   *
   * @param withHooks whether after the hooks around a snapshot
   */
  static First firstAnswer(Path root, Artifact artifact, boolean withHooks)
      throws IOException, InterruptedException, ReflectiveOperationException {
    try (Services services = new Services(root, artifact)) {
      String[] figures = answered(artifact, services, withHooks, 0).getLast().split(" ", -1);
      return new First(Long.parseLong(figures[0]), Long.parseLong(figures[2]));
    }
  }

  /**
   * What {@link FirstAnswer} prints, in a JVM of its own.
   *
   * @param later how many later answers are measured
   */
  static List<String> answered(Artifact artifact, Services services, boolean withHooks, int later)
      throws IOException, InterruptedException {
    return Jvm.run(
        artifact,
        List.of(Core.class, LambdaEventSerializers.class),
        List.of(),
        services.variables(),
        FirstAnswer.class,
        artifact.function().handler(),
        services.event(),
        withHooks ? FirstAnswer.WITH_HOOKS : "",
        Integer.toString(later));
  }
}
