package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that the command line names; {@code -} is the standard input. */
public final class InputFile {
  /** More than any request may have. */
  private static final int MOST_BYTES = 64 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private InputFile() {}

  /** The same as JSON. */
  public static JsonNode json(Session session, String name) throws CommandFailure {
    try {
      return JSON.readTree(read(session, name));
    } catch (IOException notJson) {
      throw CommandFailure.local(name + " is not JSON.");
    }
  }

  public static byte[] read(Session session, String name) throws CommandFailure {
    try {
      if (name.equals("-")) {
        return session.surroundings().in().readNBytes(MOST_BYTES);
      }
      Path file = session.file(name);
      if (Files.size(file) > MOST_BYTES) {
        throw CommandFailure.local(name + " has more than 64 MB.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      throw CommandFailure.local("There is no file " + name + ".");
    } catch (IOException fault) {
      throw CommandFailure.local(name + " cannot be read: " + fault.getMessage() + ".");
    }
  }
}
