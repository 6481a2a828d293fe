package io.signalbox.bench.start;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs in a JVM with a function's jars, and with the options of Lambda's own Java runtime. */
final class Jvm {
  private Jvm() {}

  /**
   * Runs a program of this project to its end.
   *
   * @param beside classes whose jars it needs beside those of the function
   * @param options further ones of the JVM
   * @return the lines that it printed
   */
  static List<String> run(
      Artifact artifact,
      List<Class<?>> beside,
      List<String> options,
      Map<String, String> variables,
      Class<?> program,
      String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx%dm".formatted(artifact.function().memoryMegabytes() * 8 / 10),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.concat(
                artifact.jars().stream(),
                Stream.concat(Stream.of(program), beside.stream()).map(Jvm::place))
            .map(Path::toString)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(artifact.function().environment());
    builder.environment().put("AWS_REGION", "eu-central-1");
    builder.environment().put("AWS_ACCESS_KEY_ID", "nobody");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "nothing");
    builder.environment().putAll(variables);
    Process process = builder.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(artifact.function().name() + " does not start:\n" + printed);
    }
    return printed.lines().toList();
  }

  /** The jar that the class is in. */
  private static Path place(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
