package io.signalbox.python;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A virtual environment with the packages of one list, made once per machine, outside the tree: in
 * {@code signalbox} below {@code XDG_CACHE_HOME} or {@code ~/.cache}. Two builds at once make it
 * once; one that was not finished is made anew.
 */
public record PythonEnvironment(Path folder) {
  private static final int KEY_DIGITS = 16;

  /**
   * The environment of a list of pinned packages, whose name is the list's.
   *
   * @throws PythonException if Python or a package can't be had
   */
  public static PythonEnvironment of(Path list) {
    return of(list, System.getenv());
  }

  static PythonEnvironment of(Path list, Map<String, String> environment) {
    Path cache = cache(environment);
    Python python = Python.find(environment);
    try {
      Files.createDirectories(cache);
      String name = list.getFileName().toString().replace(".txt", "");
      Path folder = cache.resolve(name + "-" + python.version() + "-" + key(list));
      Path lock = cache.resolve(folder.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(finished(folder))) {
          make(folder, list, python);
        }
      }
      return new PythonEnvironment(folder);
    } catch (IOException e) {
      throw new PythonException("Can't make a Python environment in " + cache, e);
    }
  }

  /** A program of the environment. */
  public String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static void make(Path folder, Path list, Python python) throws IOException {
    System.err.println(
        "Making the Python environment %s, once on this machine (some minutes) …"
            .formatted(folder));
    delete(folder);
    Command.of(python.executable().toString(), "-m", "venv", folder.toString()).run();
    Command.of(
            new PythonEnvironment(folder).program("python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            // What is imported gets compiled then; most never is.
            "--no-compile",
            "--disable-pip-version-check",
            "--requirement",
            list.toString())
        .run();
    Files.createFile(finished(folder));
  }

  private static Path cache(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"), "signalbox");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Path finished(Path folder) {
    return folder.resolve("finished");
  }

  private static String key(Path list) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(list));
      return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
