package io.signalbox.python;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Python that can make virtual environments.
 *
 * @param version such as {@code 3.12}
 */
record Python(Path executable, String version) {
  private static final String OLDEST = "3.12";

  /** Prints the version where it will do, and nothing where it won't. */
  private static final String QUESTION =
      "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3,"
          + " 12) else '')";

  /** In the order of how well they are tried. */
  private static final List<String> NAMES =
      List.of("python3.12", "python3.13", "python3", "python3.14", "python");

  /**
   * The first that will do: on the PATH, then among those that pyenv has.
   *
   * @throws PythonException if there is none
   */
  static Python find(Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    for (String name : NAMES) {
      for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        candidates.add(Path.of(folder, name));
      }
    }
    candidates.addAll(ofPyenv(environment));
    return candidates.stream()
        .filter(Files::isExecutable)
        .flatMap(Python::asked)
        .findFirst()
        .orElseThrow(
            () ->
                new PythonException(
                    "The build needs Python %s or newer with its venv module (Debian: python3-venv), and none is on the PATH or in pyenv."
                        .formatted(OLDEST)));
  }

  private static List<Path> ofPyenv(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    Path versions =
        Path.of(environment.getOrDefault("PYENV_ROOT", home + "/.pyenv")).resolve("versions");
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .map(folder -> folder.resolve("bin/python3"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Python> asked(Path candidate) {
    Command.Result answer = Command.of(candidate.toString(), "-c", QUESTION).attempt();
    String version = answer.output().strip();
    return answer.status() == 0 && version.startsWith("3.")
        ? Stream.of(new Python(candidate, version))
        : Stream.empty();
  }
}
