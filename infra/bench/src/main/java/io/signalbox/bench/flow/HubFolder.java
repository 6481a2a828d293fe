package io.signalbox.bench.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder with the settings, the log and the data of one hub. */
record HubFolder(Path folder) implements AutoCloseable {

  /** A new one. */
  static HubFolder with(String settings) throws IOException {
    HubFolder made = new HubFolder(Files.createTempDirectory("signalbox-flow"));
    Files.writeString(made.settings(), settings);
    return made;
  }

  Path settings() {
    return folder.resolve("settings.json");
  }

  Path log() {
    return folder.resolve("log");
  }

  Path data() {
    return folder.resolve("data");
  }

  /** The size of all files that the hub keeps. */
  long dataBytes() throws IOException {
    long bytes = 0;
    for (Path file : files(data())) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /** Deletes it. */
  @Override
  public void close() throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
  }

  /** The deepest first. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
