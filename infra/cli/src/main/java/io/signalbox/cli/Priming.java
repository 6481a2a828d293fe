package io.signalbox.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads what commands use, for the archive by which they start quickly. */
public final class Priming {
  private static final String NO_HUB = "http://127.0.0.1:1";

  private Priming() {}

  /** Asks for help, and a hub that is not there; then reads all commands. */
  public static void main(String[] none) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("SIGNALBOX_TOKEN", "none"),
            Path.of("").toAbsolutePath(),
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Surroundings.Terminal.NONE,
            Clock.systemUTC(),
            Thread::sleep,
            Optional.empty());
    for (List<String> words :
        List.of(
            List.of("--help"),
            List.of("destinations", "replay", "--help"),
            List.of("profiles"),
            List.of("--hub", NO_HUB, "status"))) {
      Signalbox.run(words, surroundings);
    }
    Signalbox.commandLine(new Session(surroundings));
  }
}
