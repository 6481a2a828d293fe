package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The folder of a store on disk: {@code format}, which says how the rest is to be read; {@code
 * acknowledged}, the number of the last write that was answered; {@code rocksdb}, the database;
 * {@code damage}, which is there when damage was found.
 */
final class StoreFolder {
  static final String DAMAGE = "damage";
  private static final String FORMAT = "format";
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String FORMAT_NAME = "signalbox-store ";

  /** Not 3, which a single flipped bit would make of 2. */
  private static final int FORMAT_VERSION = 4;

  /** The same rows, but for envelopes that were imported: hubs of format 2 cannot read those. */
  private static final int FORMAT_BEFORE = 2;

  /** The table file of format 1. */
  private static final String TABLES_BEFORE = "tables.mvstore";

  private final Path directory;

  StoreFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * A folder that has, or had, a store.
   *
   * @throws IOException if there is none
   */
  static StoreFolder existing(Path directory) throws IOException {
    StoreFolder folder = new StoreFolder(directory);
    for (Path part : folder.parts()) {
      if (Files.exists(part)) {
        return folder;
      }
    }
    throw new NoSuchFileException("There is no store in " + directory.toAbsolutePath());
  }

  Path directory() {
    return directory;
  }

  /** All that belongs to the store. */
  List<Path> parts() {
    return List.of(
        database(), acknowledged(), directory.resolve(FORMAT), directory.resolve(DAMAGE));
  }

  /** The damage that a hub found before it ended. */
  Optional<String> noted() throws IOException {
    Path damage = directory.resolve(DAMAGE);
    return Files.exists(damage) ? Optional.of(Files.readString(damage).strip()) : Optional.empty();
  }

  /** Has no hub start until the damage is forgotten. */
  void noteDamage(String text) throws IOException {
    Folder.replace(directory, DAMAGE, text.getBytes(StandardCharsets.UTF_8));
  }

  void forgetDamage() throws IOException {
    Files.deleteIfExists(directory.resolve(DAMAGE));
    Folder.force(directory);
  }

  Path database() {
    return directory.resolve("rocksdb");
  }

  Path acknowledged() {
    return directory.resolve(ACKNOWLEDGED);
  }

  /**
   * Makes the database if the folder never had one, and migrates one of the format before, of which
   * a copy is kept.
   *
   * @throws DamagedStoreException if it had one and parts of it are gone, or damage was found
   *     before
   * @throws IllegalStateException if another version of the hub wrote it
   */
  void prepare(StoreMemory memory) throws IOException, RocksDBException {
    Optional<String> damage = noted();
    if (damage.isPresent()) {
      throw new DamagedStoreException(directory, damage.get());
    }
    if (!Files.exists(directory.resolve(FORMAT))) {
      create(memory);
    }
    requireComplete();
    if (format() == FORMAT_BEFORE) {
      StoreMigration.keepCopy(this, FORMAT_VERSION);
      writeFormat();
    }
  }

  /**
   * Returns if the parts are there, and this version can read them.
   *
   * @throws DamagedStoreException if parts are gone
   * @throws IllegalStateException if another version of the hub wrote them
   */
  void requireComplete() throws IOException {
    requireThere(directory.resolve(FORMAT));
    requireKnown(format());
    requireThere(acknowledged());
    requireThere(database());
  }

  private void create(StoreMemory memory) throws IOException, RocksDBException {
    if (Files.exists(directory.resolve(TABLES_BEFORE))) {
      throw new IllegalStateException(
          ("%s was written by a version of the hub before store format 2: run that version until"
                  + " everything is delivered, save its settings, and start this one with a new"
                  + " data folder")
              .formatted(directory.toAbsolutePath()));
    }
    if (Files.exists(acknowledged()) || holdsRows(database())) {
      throw new DamagedStoreException(directory.resolve(FORMAT), "it is missing");
    }
    // What a start left that ended here: it has answered nothing yet.
    Folder.delete(database());
    try (DatabaseOptions options = new DatabaseOptions(memory)) {
      RocksDB.open(options.fresh(), database().toString()).close();
    }
    complete(new AcknowledgedMark.Numbers(0, 0));
  }

  /** Whether the database is more than what a start leaves that ended while it made it. */
  private static boolean holdsRows(Path database) throws IOException {
    if (!Files.exists(database)) {
      return false;
    }
    try (Stream<Path> files = Files.list(database)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sst") || (name.endsWith(".log") && Files.size(file) > 0)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes what belongs to a database that is there. */
  void complete(AcknowledgedMark.Numbers numbers) throws IOException {
    AcknowledgedMark.create(directory, ACKNOWLEDGED, numbers);
    writeFormat();
  }

  private void writeFormat() throws IOException {
    Folder.replace(
        directory,
        FORMAT,
        (FORMAT_NAME + FORMAT_VERSION + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The number in the file of the format. */
  private int format() throws IOException {
    Path file = directory.resolve(FORMAT);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (!text.matches(FORMAT_NAME + "[0-9]{1,9}\n")) {
      throw new DamagedStoreException(file, "it names no format");
    }
    return Integer.parseInt(text.substring(FORMAT_NAME.length()).strip());
  }

  private void requireKnown(int format) {
    if (format > FORMAT_VERSION || format < FORMAT_BEFORE) {
      throw new IllegalStateException(
          "%s has store format %d, and this version of the hub reads format %d: start a newer one"
              .formatted(directory.toAbsolutePath(), format, FORMAT_VERSION));
    }
  }

  private static void requireThere(Path file) {
    if (!Files.exists(file)) {
      throw new DamagedStoreException(file, "it is missing");
    }
  }
}
