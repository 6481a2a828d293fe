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
import java.util.Objects;
import java.util.function.Consumer;
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
    String name = list.getFileName().toString().replace(".txt", "");
    try {
      return made(
          cache.resolve(name + "-" + python.version() + "-" + key(list)),
          folder -> Uv.of(cache, python).make(folder, python, list));
    } catch (IOException e) {
      throw new PythonException("Can't read " + list, e);
    }
  }

  /**
   * The environment in a folder; made there if it is not, by one process at a time.
   *
   * @param making makes it in the folder, which is not there
   */
  static PythonEnvironment made(Path folder, Consumer<Path> making) {
    try {
      Files.createDirectories(folder.getParent());
      Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(finished(folder))) {
          System.err.println(
              "Making the Python environment %s, once on this machine …".formatted(folder));
          delete(folder);
          making.accept(folder);
          Files.createFile(finished(folder));
        }
      }
      return new PythonEnvironment(folder);
    } catch (IOException e) {
      throw new PythonException("Can't make a Python environment in " + folder, e);
    }
  }

  /** A program of the environment. */
  public String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /**
   * Builds a package of this project with what the environment has, and installs it.
   *
   * @param source the package's folder
   * @param target where to, outside the environment
   */
  public void install(Path source, Path target) {
    Path cache = Objects.requireNonNull(folder.getParent(), "an environment lies in a cache");
    Uv.of(cache, Python.find(System.getenv())).build(this, source, target);
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
