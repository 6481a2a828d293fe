package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.DurableFile;
import io.signalbox.cli.command.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A settings document in a file, and beside it, in {@code FILE.etag}, which version of the hub's
 * settings it was pulled from.
 */
record SettingsFile(Session session, String name) {

  byte[] read() throws CommandFailure {
    return InputFile.read(session, name);
  }

  void write(byte[] document, Optional<String> version) throws CommandFailure {
    DurableFile.replace(session.file(name), document);
    writeVersion(version);
  }

  void writeVersion(Optional<String> version) throws CommandFailure {
    if (version.isPresent()) {
      DurableFile.replace(versionFile(), (version.get() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Empty where the file was not pulled. */
  Optional<String> version() throws CommandFailure {
    try {
      return name.equals("-") || !Files.exists(versionFile())
          ? Optional.empty()
          : Optional.of(Files.readString(versionFile()).strip()).filter(tag -> !tag.isEmpty());
    } catch (IOException fault) {
      throw CommandFailure.local(versionFile() + " cannot be read: " + fault.getMessage());
    }
  }

  private Path versionFile() {
    return session.file(name + ".etag");
  }
}
