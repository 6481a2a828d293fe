package io.signalbox.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds when it starts.
 *
 * @param environment the variables of the process
 * @param folder what relative file names are resolved against
 * @param terminal which of the streams a person looks at
 * @param sleep waits; tests only note for how long
 * @param hubCommand the hub's own command on this machine, where the hub is installed beside
 */
public record Surroundings(
    Map<String, String> environment,
    Path folder,
    InputStream in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    Clock clock,
    Sleep sleep,
    Optional<Path> hubCommand) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Which of the streams are terminals. */
  public record Terminal(boolean in, boolean out, boolean err) {
    public static final Terminal NONE = new Terminal(false, false, false);
  }

  /** Lets time pass. */
  @FunctionalInterface
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  /** A variable of the environment that is there and not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** A file that the command line names. */
  public Path file(String name) {
    return folder.resolve(name);
  }
}
