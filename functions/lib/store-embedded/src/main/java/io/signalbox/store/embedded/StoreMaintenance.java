package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/** What is done to a store on disk while no hub uses it. */
public final class StoreMaintenance {
  private static final StoreMemory MEMORY = StoreMemory.of(0);

  private StoreMaintenance() {}

  /**
   * Reads every row of the store and verifies every checksum. Changes nothing.
   *
   * @throws IllegalStateException if a hub uses the store, or another version wrote it
   * @throws IOException if the folder holds no store, or the disk does not work
   */
  public static StoreReport verify(Path directory) throws IOException {
    StoreFolder folder = StoreFolder.existing(directory);
    try (FolderLock _ = FolderLock.take(directory);
        DatabaseOptions options = new DatabaseOptions(MEMORY)) {
      List<String> damage = new ArrayList<>();
      Map<String, Long> rows = new TreeMap<>();
      folder.noted().ifPresent(damage::add);
      checked(folder, options.existing()).ifPresent(damage::add);
      try (RocksDB rocks = openReadOnly(options.existing(), folder.database())) {
        Salvage.run(rocks, (key, value) -> count(rows, key), damage::add);
        if (damage.isEmpty()) {
          // Rows are read without the parts of a file that only make reading quick.
          rocks.verifyChecksum();
        }
      } catch (RocksDBException e) {
        damage.add(String.valueOf(e.getMessage()));
      }
      return new StoreReport(rows, damage);
    }
  }

  /**
   * Builds the store anew of all that can be read. The damaged files stay in a folder of their own
   * in it.
   *
   * @return what was read and what could not be
   * @throws IllegalStateException if a hub uses the store, or another version wrote it
   * @throws IOException if nothing can be read, or the disk does not work; the store is as before
   */
  public static StoreReport repair(Path directory, Instant now) throws IOException {
    StoreFolder folder = StoreFolder.existing(directory);
    try (FolderLock _ = FolderLock.take(directory);
        DatabaseOptions options = new DatabaseOptions(MEMORY)) {
      return new StoreRepair(folder, options).run(now);
    } catch (RocksDBException e) {
      throw new IOException(
          "The store in %s cannot be repaired: %s"
              .formatted(directory.toAbsolutePath(), e.getMessage()),
          e);
    }
  }

  private static Optional<String> checked(StoreFolder folder, Options options) throws IOException {
    try {
      folder.requireComplete();
      DatabaseCheck.run(folder.database(), AcknowledgedMark.read(folder.acknowledged()), options);
      return Optional.empty();
    } catch (DamagedStoreException e) {
      return Optional.of(e.problem());
    } catch (RocksDBException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** With all intact records of the logs, those behind damaged ones, too. */
  static RocksDB openReadOnly(Options options, Path database) throws RocksDBException {
    return RocksDB.openReadOnly(
        options.setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords), database.toString());
  }

  /** Counts a row under the name before the zero byte of its key. */
  static boolean count(Map<String, Long> rows, byte[] key) {
    rows.merge(mapName(key), 1L, Long::sum);
    return true;
  }

  static String mapName(byte[] key) {
    int end = 0;
    while (end < key.length && key[end] != 0) {
      end++;
    }
    return new String(key, 0, end, StandardCharsets.UTF_8);
  }
}
