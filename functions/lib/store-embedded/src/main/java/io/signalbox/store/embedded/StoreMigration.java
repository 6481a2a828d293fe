package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what a store was before a newer hub changes it. */
final class StoreMigration {
  private static final System.Logger LOGGER = System.getLogger(StoreMigration.class.getName());

  private static final String COPY = "before-format-";

  private StoreMigration() {}

  /**
   * Copies all parts of the store into a folder in it: whole, or that folder is not there. One that
   * is there stays.
   *
   * @param format what the store is migrated to
   * @throws IOException if the disk has no room for it; the store is as before
   */
  static void keepCopy(StoreFolder folder, int format) throws IOException {
    String name = COPY + format;
    Path kept = folder.directory().resolve(name);
    if (Files.exists(kept)) {
      return;
    }
    Path part = folder.directory().resolve(name + ".part");
    Folder.delete(part);
    Folder.create(part);
    for (Path file : folder.parts()) {
      if (Files.exists(file)) {
        copy(file, part.resolve(file.getFileName()));
      }
    }
    Folder.force(part);
    Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    Folder.force(folder.directory());
    LOGGER.log(
        System.Logger.Level.INFO,
        "The store is migrated; it is kept in {0} as it was before",
        kept.toAbsolutePath());
  }

  /** Removes all copies. */
  static void removeCopies(StoreFolder folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder.directory())) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(COPY)) {
          Folder.delete(entry);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      Files.copy(from, to);
      return;
    }
    Folder.create(to);
    try (Stream<Path> entries = Files.list(from)) {
      List<Path> files = entries.toList();
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    Folder.force(to);
  }
}
