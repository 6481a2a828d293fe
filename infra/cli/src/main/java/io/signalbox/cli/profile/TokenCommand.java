package io.signalbox.cli.profile;

import io.signalbox.cli.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the shell that prints a token, such as {@code pass show signalbox}. */
public final class TokenCommand {
  private static final long MOST_SECONDS = 60;

  private TokenCommand() {}

  /** The first line that it prints. Where it fails, its own errors are on the terminal. */
  public static String run(String command) throws CommandFailure, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of("sh", "-c", command))
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        String line = output.readLine();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw CommandFailure.local("The token command does not end within a minute.");
        }
        if (process.exitValue() != 0 || line == null || line.isBlank()) {
          throw CommandFailure.local(
              "The token command gives no token; it ended with status "
                  + process.exitValue()
                  + ".");
        }
        return line.strip();
      }
    } catch (IOException _) {
      throw CommandFailure.local("The token command cannot be started.");
    }
  }
}
