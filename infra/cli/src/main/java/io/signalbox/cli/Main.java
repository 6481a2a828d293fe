package io.signalbox.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The process of {@code signalbox}. */
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the process with its exit status.
   *
   * <p>The script that starts it says by {@code signalbox.terminals} which of the standard input,
   * output and error are terminals, as letters {@code i}, {@code o}, {@code e}; and by {@code
   * signalbox.hub} where the hub's own command is.
   */
  public static void main(String[] words) {
    Surroundings surroundings =
        new Surroundings(
            System.getenv(),
            Path.of("").toAbsolutePath(),
            System.in,
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            new FileOutputStream(FileDescriptor.err),
            terminals(),
            Clock.systemUTC(),
            Thread::sleep,
            Optional.ofNullable(System.getProperty("signalbox.hub")).map(Path::of));
    System.exit(Signalbox.run(List.of(words), surroundings));
  }

  // Of Java 25 on, there is none again where nobody types.
  @SuppressWarnings("SystemConsoleNull")
  private static Surroundings.Terminal terminals() {
    String said = System.getProperty("signalbox.terminals");
    if (said != null) {
      return new Surroundings.Terminal(said.contains("i"), said.contains("o"), said.contains("e"));
    }
    Console console = System.console();
    boolean all = console != null && console.isTerminal();
    return new Surroundings.Terminal(all, all, false);
  }
}
