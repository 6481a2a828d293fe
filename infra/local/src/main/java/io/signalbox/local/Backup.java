package io.signalbox.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The data of a hub in one archive file. */
final class Backup {
  private Backup() {}

  /**
   * Writes the archive. A hub that uses the folder goes on working.
   *
   * @param file is not there yet
   * @throws IOException if the file cannot be written; nothing is left of it
   */
  static void write(DataFolder data, Path file) throws IOException {
    try (StoreCopy copy = StoreCopy.of(data)) {
      List<DataArchive.Part> parts = new ArrayList<>();
      parts.add(new DataArchive.Part("store", copy.folder()));
      try (Stream<Path> entries = Files.list(data.folder())) {
        entries
            .filter(entry -> !isOfTheProcess(entry))
            .forEach(entry -> parts.add(new DataArchive.Part(name(entry), entry)));
      }
      DataArchive.write(file, parts, copy::whileThere);
    }
  }

  private static boolean isOfTheProcess(Path entry) {
    String name = name(entry);
    return name.equals("store") || name.endsWith(".sock") || StoreCopy.isCopy(entry);
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
