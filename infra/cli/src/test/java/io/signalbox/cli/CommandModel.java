package io.signalbox.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The command line as picocli knows it. */
final class CommandModel {
  private CommandModel() {}

  static CommandLine root() {
    return Signalbox.commandLine(
        new Session(
            new Surroundings(
                Map.of(),
                Path.of(""),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Surroundings.Terminal.NONE,
                Clock.systemUTC(),
                Thread::sleep,
                Optional.empty())));
  }
}
