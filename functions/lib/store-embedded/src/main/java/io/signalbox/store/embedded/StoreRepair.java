package io.signalbox.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Where the damaged files go, then a line for each damage; there once all is built. */
  private static final String PLAN = "exchange";

  private final StoreFolder folder;
  private final DatabaseOptions options;
  private final List<String> damage = new ArrayList<>();

  StoreRepair(StoreFolder folder, DatabaseOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /** Goes on with the repair before, if that ended while it exchanged the files. */
  StoreReport run(Instant now) throws IOException, RocksDBException {
    Path work = folder.directory().resolve("repair");
    Path plan = work.resolve(PLAN);
    StoreFolder repaired = new StoreFolder(work.resolve("repaired"));
    if (!Files.exists(plan)) {
      build(work, repaired);
      begin(work, "damaged-" + TIME.format(now));
    }
    List<String> lines = Files.readAllLines(plan);
    exchange(repaired, folder.directory().resolve(lines.getFirst()));
    Files.delete(plan);
    folder.forgetDamage();
    Folder.delete(work);
    return new StoreReport(rows(), lines.subList(1, lines.size()));
  }

  private void build(Path work, StoreFolder repaired) throws IOException, RocksDBException {
    Folder.delete(work);
    Folder.create(work);
    Path copy = work.resolve("copy");
    copy(folder.database(), copy);
    Folder.create(repaired.directory());
    long last;
    try (RocksDB damaged = openCopy(copy);
        RocksDB fresh = RocksDB.open(options.fresh(), repaired.database().toString())) {
      fill(damaged, fresh);
      last = fresh.getLatestSequenceNumber();
    }
    repaired.complete(new AcknowledgedMark.Numbers(last, last));
  }

  /** From now on no hub starts until the files are exchanged. */
  private void begin(Path work, String kept) throws IOException {
    Path keptFolder = folder.directory().resolve(kept);
    Folder.create(keptFolder);
    Optional<String> noted = folder.noted();
    if (noted.isPresent()) {
      Folder.replace(keptFolder, StoreFolder.DAMAGE, noted.get().getBytes(UTF_8));
    }
    folder.noteDamage("A repair did not end; the command repair goes on with it");
    List<String> lines = new ArrayList<>(List.of(kept));
    damage.forEach(line -> lines.add(line.replace('\n', ' ')));
    Folder.replace(work, PLAN, String.join("\n", lines).getBytes(UTF_8));
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
            return true;
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

  /** Does nothing about a file that is exchanged already. */
  private void exchange(StoreFolder repaired, Path kept) throws IOException {
    for (Path file : repaired.parts()) {
      if (Files.exists(file)) {
        Path place = folder.directory().resolve(file.getFileName());
        Path keptFile = kept.resolve(file.getFileName());
        if (Files.exists(place) && !Files.exists(keptFile)) {
          Files.move(place, keptFile);
        }
        Files.move(file, place);
      }
    }
    Folder.force(folder.directory());
  }

  private Map<String, Long> rows() throws RocksDBException {
    Map<String, Long> rows = new TreeMap<>();
    try (RocksDB rocks = StoreMaintenance.openReadOnly(options.existing(), folder.database())) {
      Salvage.run(rocks, (key, value) -> StoreMaintenance.count(rows, key), line -> {});
    }
    return rows;
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
