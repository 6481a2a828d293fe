package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** Builds a store anew of the rows that can be read in a damaged one. */
final class StoreRepair {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StoreFolder folder;
  private final DatabaseOptions options;
  private final Map<String, Long> rows = new TreeMap<>();
  private final List<String> damage = new ArrayList<>();

  StoreRepair(StoreFolder folder, DatabaseOptions options) {
    this.folder = folder;
    this.options = options;
  }

  StoreReport run(Instant now) throws IOException, RocksDBException {
    Path work = folder.directory().resolve("repair");
    Folder.delete(work);
    Folder.create(work);
    Path copy = work.resolve("copy");
    copy(folder.database(), copy);
    StoreFolder repaired = new StoreFolder(work.resolve("repaired"));
    Folder.create(repaired.directory());
    long last;
    try (RocksDB damaged = openCopy(copy);
        RocksDB fresh = RocksDB.open(options.fresh(), repaired.database().toString())) {
      fill(damaged, fresh);
      last = fresh.getLatestSequenceNumber();
    }
    repaired.complete(new AcknowledgedMark.Numbers(last, last));
    exchange(repaired, folder.directory().resolve("damaged-" + TIME.format(now)));
    Folder.delete(work);
    return new StoreReport(rows, damage);
  }

  /** Where the database cannot be opened as it is, what leads to its files is made anew. */
  private RocksDB openCopy(Path copy) throws RocksDBException {
    try {
      return StoreMaintenance.openReadOnly(options.existing(), copy);
    } catch (RocksDBException unreadable) {
      damage.add(String.valueOf(unreadable.getMessage()));
      NativeRepair.run(copy);
      return StoreMaintenance.openReadOnly(options.existing(), copy);
    }
  }

  private void fill(RocksDB damaged, RocksDB fresh) throws RocksDBException {
    try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
        FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
      Salvage.run(
          damaged,
          (key, value) -> {
            write(fresh, unlogged, key, value);
            return StoreMaintenance.count(rows, key);
          },
          damage::add);
      fresh.flush(waiting);
    }
  }

  private static void write(RocksDB fresh, WriteOptions unlogged, byte[] key, byte[] value) {
    try {
      fresh.put(unlogged, key, value);
    } catch (RocksDBException e) {
      throw new IllegalStateException("The repaired store cannot be written", e);
    }
  }

  /** The damaged files leave before the repaired ones come: a start in between refuses. */
  private void exchange(StoreFolder repaired, Path kept) throws IOException {
    Folder.create(kept);
    for (Path file : folder.parts()) {
      if (Files.exists(file)) {
        Files.move(file, kept.resolve(file.getFileName()));
      }
    }
    for (Path file : repaired.parts()) {
      if (Files.exists(file)) {
        Files.move(file, folder.directory().resolve(file.getFileName()));
      }
    }
    Folder.force(folder.directory());
  }

  private static void copy(Path from, Path to) throws IOException {
    Folder.create(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
