package io.signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a benchmark is called with: the project's folder, then options, and names of what is to be
 * measured where not all of it is.
 */
public final class Arguments {
  private static final int MISUSE = 2;

  private final Path root;
  private final List<String> rest;

  public Arguments(String... arguments) {
    this.root = Path.of(arguments[0]);
    this.rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
  }

  public Path root() {
    return root;
  }

  /** Whether an option without a value is given. */
  public boolean has(String option) {
    return rest.remove(option);
  }

  /** The value that follows an option. */
  public Optional<String> value(String option) {
    int at = rest.indexOf(option);
    if (at < 0 || at + 1 == rest.size()) {
      return Optional.empty();
    }
    rest.remove(at);
    return Optional.of(rest.remove(at));
  }

  /** Where pictures go: the folder after {@code --into}, or this one of the project. */
  public Path pictures(String usual) throws IOException {
    return Files.createDirectories(value("--into").map(Path::of).orElse(root.resolve(usual)));
  }

  /**
   * The names that are left when every option was asked for; all that are known where there is
   * none. Something else ends the process with status 2, and says what is known.
   */
  public List<String> names(Collection<String> known) {
    if (!known.containsAll(rest)) {
      rest.removeAll(known);
      System.err.printf(
          "There is no %s, but %s%n", String.join(", ", rest), String.join(", ", known));
      System.exit(MISUSE);
    }
    return rest.isEmpty() ? List.copyOf(known) : List.copyOf(rest);
  }
}
