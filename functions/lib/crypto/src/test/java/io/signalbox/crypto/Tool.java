package io.signalbox.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of the machine, which reads what this library writes. */
public final class Tool {
  private Tool() {}

  /**
   * What the program printed.
   *
   * @throws AssertionError if it fails
   */
  public static String run(Path folder, String input, String... command) {
    Output output = attempt(folder, input, command);
    if (output.status() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed: " + output.text());
    }
    return output.text();
  }

  /** What the program printed, errors too, and the status with which it ended. */
  static Output attempt(Path folder, String input, String... command) {
    try {
      Path given = Files.writeString(folder.resolve("tool-input"), input);
      ProcessBuilder builder =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(given.toFile());
      builder.environment().put("GNUPGHOME", folder.toString());
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    } catch (IOException missing) {
      throw new UncheckedIOException(
          command[0] + " is needed: apt-get install gnupg sqop rnp openssl", missing);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The end of a program. */
  record Output(int status, String text) {}
}
