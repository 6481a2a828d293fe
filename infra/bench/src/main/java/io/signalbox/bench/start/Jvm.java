package io.signalbox.bench.start;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs in a JVM with a function's jars, and with the options of Lambda's own Java runtime. */
final class Jvm {
  private Jvm() {}

  /**
   * Runs a program of this project, which is one class, to its end.
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
    Path alone = alone(program);
    command.add("-cp");
    command.add(
        Stream.concat(
                artifact.jars().stream(),
                Stream.concat(Stream.of(alone), beside.stream().map(Jvm::place)))
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
    int status = process.waitFor();
    delete(alone);
    if (status != 0) {
      throw new IOException(artifact.function().name() + " does not start:\n" + printed);
    }
    return printed.lines().toList();
  }

  /** A folder with this one class: what else is beside it here would get into the function. */
  private static Path alone(Class<?> program) throws IOException {
    Path folder = Files.createTempDirectory("program");
    String name = program.getName().replace('.', '/') + ".class";
    Files.createDirectories(folder.resolve(name).getParent());
    try (InputStream code = program.getResourceAsStream("/" + name)) {
      Files.copy(Objects.requireNonNull(code), folder.resolve(name));
    }
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
