package io.signalbox.bench.start;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-Xmx%dm".formatted(artifact.function().memoryMegabytes() * 8 / 10),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xlog:class+load:file=" + log + "::filecount=0",
              "-cp",
              Stream.concat(jars.stream(), Stream.of(ownCode()))
                  .map(Path::toString)
                  .collect(Collectors.joining(File.pathSeparator)),
              Handler.class.getName(),
              artifact.function().handler()));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(artifact.function().environment());
      builder.environment().put("AWS_REGION", "eu-central-1");
      builder.environment().put("AWS_ACCESS_KEY_ID", "nobody");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "nothing");
      Process process = builder.start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IOException(artifact.function().name() + " does not start:\n" + printed);
      }
      String[] times = printed.substring(printed.lastIndexOf('\n') + 1).split(" ", -1);
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

  private static Path ownCode() {
    try {
      return Path.of(Handler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
