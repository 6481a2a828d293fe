package io.signalbox.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that is run to its end, without this process's {@code AWS_…} variables: nothing that a
 * build starts is to reach an account.
 *
 * @param environment variables that it gets beside those of this process
 */
public record Command(List<String> words, Map<String, String> environment) {
  private static final int LINES_TOLD = 40;

  /** A program and its arguments. */
  public static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** What it prints, standard output and errors together. */
  public record Result(int status, String output) {}

  /**
   * What it printed.
   *
   * @throws PythonException with the last lines if it fails or is not there
   */
  public String run() {
    Result result = attempt();
    if (result.status() != 0) {
      List<String> lines = result.output().lines().toList();
      throw new PythonException(
          "%s ended with %d:%n%s"
              .formatted(
                  Path.of(words.getFirst()).getFileName(),
                  result.status(),
                  String.join(
                      "\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()))));
    }
    return result.output();
  }

  /**
   * How it ended.
   *
   * @throws PythonException if it is not there
   */
  public Result attempt() {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
      }
    } catch (IOException e) {
      throw new PythonException("Can't run " + words.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PythonException("Interrupted while running " + words.getFirst(), e);
    }
  }
}
