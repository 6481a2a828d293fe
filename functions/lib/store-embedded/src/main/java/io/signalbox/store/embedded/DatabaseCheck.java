package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Looks for damage that RocksDB would take for the end of a log, before RocksDB opens the database
 * and tidies up after it.
 */
final class DatabaseCheck {
  private static final System.Logger LOGGER = System.getLogger(DatabaseCheck.class.getName());

  /** A write's number and how many writes the record holds. */
  private static final int BATCH_HEADER_BYTES = Long.BYTES + Integer.BYTES;

  private final Path folder;
  private final AcknowledgedMark.Numbers mark;
  private long last = -1;
  private @Nullable Path torn;

  private DatabaseCheck(Path folder, AcknowledgedMark.Numbers mark) {
    this.folder = folder;
    this.mark = mark;
  }

  /**
   * Returns if the database has all that was answered.
   *
   * @throws DamagedStoreException otherwise
   */
  static void run(Path folder, AcknowledgedMark.Numbers mark, Options options)
      throws IOException, RocksDBException {
    DatabaseCheck check = new DatabaseCheck(folder, mark);
    boolean manifestIsWhole = check.manifest();
    check.logs();
    if (!manifestIsWhole || check.last < mark.acknowledged()) {
      check.lastWrite(options);
    }
    if (check.torn != null) {
      LOGGER.log(
          System.Logger.Level.INFO,
          "{0} ends in a part of a write that was never answered; it is left out",
          check.torn);
    }
  }

  private boolean manifest() throws IOException {
    Path current = folder.resolve("CURRENT");
    if (!Files.exists(current)) {
      throw new DamagedStoreException(current, "it is missing");
    }
    String name = Files.readString(current, StandardCharsets.ISO_8859_1);
    if (!name.matches("MANIFEST-[0-9]+\n")) {
      throw new DamagedStoreException(current, "it names no manifest");
    }
    Path manifest = folder.resolve(name.strip());
    if (!Files.exists(manifest)) {
      throw new DamagedStoreException(manifest, "it is missing");
    }
    RecordLog.Extent extent = RecordLog.read(manifest, 0, beginning -> {});
    requireNothingBehind(manifest, extent);
    return extent.isWhole();
  }

  private void logs() throws IOException {
    List<Path> logs = filesEndingIn(".log");
    for (Path log : logs) {
      RecordLog.Extent extent =
          RecordLog.read(
              log,
              BATCH_HEADER_BYTES,
              batch -> follow(log, batch.getLong(0), batch.getInt(Long.BYTES)));
      requireNothingBehind(log, extent);
      if (!extent.isWhole()) {
        if (!log.equals(logs.getLast())) {
          throw new DamagedStoreException(log, "it breaks off, and another log follows it");
        }
        torn = log;
      }
    }
  }

  private void follow(Path log, long number, int count) {
    long expected = last < 0 ? mark.flushed() + 1 : last + 1;
    if (last < 0 ? number > expected : number != expected) {
      throw new DamagedStoreException(
          log, "writes %d to %d are missing before it".formatted(expected, number - 1));
    }
    last = number + count - 1;
  }

  private static void requireNothingBehind(Path file, RecordLog.Extent extent) {
    if (extent.intactBehind()) {
      throw new DamagedStoreException(
          file, "a record at byte %d is not as it was written".formatted(extent.intactBytes()));
    }
  }

  /** Where the logs alone do not tell, the table files do. Opens the database without a change. */
  private void lastWrite(Options options) throws RocksDBException {
    long found;
    try (RocksDB rocks = RocksDB.openReadOnly(options, folder.toString())) {
      found = rocks.getLatestSequenceNumber();
    }
    if (found < mark.acknowledged()) {
      throw new DamagedStoreException(
          folder,
          "it ends at write %d, and write %d was answered".formatted(found, mark.acknowledged()));
    }
  }

  private List<Path> filesEndingIn(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }
}
