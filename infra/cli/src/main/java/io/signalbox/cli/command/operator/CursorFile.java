package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.command.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file that keeps a place in a feed. */
final class CursorFile {
  private static final Pattern CURSOR = Pattern.compile("[!-~]{1,1000}");

  private final Path path;

  CursorFile(Path path) {
    this.path = path;
  }

  /** Empty where there is no file yet. */
  Optional<String> read() throws CommandFailure {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      String cursor = Files.readString(path).strip();
      if (!CURSOR.matcher(cursor).matches()) {
        throw CommandFailure.local(path + " has no cursor; remove it to begin anew.");
      }
      return Optional.of(cursor);
    } catch (IOException fault) {
      throw CommandFailure.local(path + " cannot be read: " + fault.getMessage());
    }
  }

  void write(String cursor) throws CommandFailure {
    DurableFile.replace(path, (cursor + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
