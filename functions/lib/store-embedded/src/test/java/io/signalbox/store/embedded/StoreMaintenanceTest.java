package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.store.Item;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreMaintenanceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final String ITEMS = "table/Things/items";
  private static final String CHANGES = "table/Things/changes";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Path store = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    store = folder.resolve("crashed");
    StoreExample.crashed(folder.resolve("original"), store);
  }

  @Test
  void anIntactStoreIsFoundIntact() throws IOException {
    StoreReport report = StoreMaintenance.verify(store);

    assertThat(report.damage()).isEmpty();
    assertThat(report.rows())
        .containsEntry(ITEMS, (long) StoreExample.ITEMS)
        .containsEntry(CHANGES, StoreExample.ITEMS + 1L);
  }

  @Test
  void verifyTellsWhichRowsADamagedTableFileLostAndTheOthersAreCounted() throws IOException {
    Path damaged = largest(".sst");
    zero(damaged, Files.size(damaged) / 2);

    StoreReport report = StoreMaintenance.verify(store);

    assertThat(report.damage())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("table/Things/", damaged.toString()));
    assertThat(report.rows().getOrDefault(ITEMS, 0L) + report.rows().getOrDefault(CHANGES, 0L))
        .isBetween((long) StoreExample.ITEMS, 2L * StoreExample.ITEMS);
  }

  @Test
  void verifyFindsEachDamagedBitBehindTheRowsOfATableFile() throws IOException {
    Path file = largest(".sst");
    long size = Files.size(file);
    for (long position = size - 2_000; position < size; position += 37) {
      flip(file, position);

      assertThat(StoreMaintenance.verify(store).damage()).as("byte " + position).isNotEmpty();

      flip(file, position);
    }
    assertThat(StoreMaintenance.verify(store).damage()).isEmpty();
  }

  @Test
  void repairKeepsAllOtherRowsAndTheDamagedFile() throws IOException {
    Path damaged = largest(".sst");
    zero(damaged, Files.size(damaged) / 2);
    byte[] content = Files.readAllBytes(damaged);

    StoreReport report = StoreMaintenance.repair(store, NOW);

    assertThat(report.damage()).isNotEmpty();
    assertThat(store.resolve("damaged-20261122T060000Z/rocksdb").resolve(damaged.getFileName()))
        .hasBinaryContent(content);
    try (EmbeddedStore repaired = StoreExample.open(store)) {
      assertThat(StoreExample.items(repaired))
          .hasSize(report.rows().getOrDefault(ITEMS, 0L).intValue());
      repaired.sweep();
    }
    assertThat(StoreMaintenance.verify(store).damage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocksdb", "acknowledged", "format"})
  void aRepairThatEndedWhileItExchangedTheFilesIsGoneOnWith(String at) throws IOException {
    List<Item> items = items();
    Files.delete(file("MANIFEST"));
    Path obstacle = store.resolve("damaged-20261122T060000Z").resolve(at).resolve("obstacle");
    Files.createDirectories(obstacle);
    assertThatIOException().isThrownBy(() -> StoreMaintenance.repair(store, NOW));
    assertThatExceptionOfType(DamagedStoreException.class)
        .isThrownBy(() -> StoreExample.open(store))
        .withMessageContaining("repair");
    Files.delete(obstacle);
    Files.delete(store.resolve("damaged-20261122T060000Z").resolve(at));

    StoreReport report = StoreMaintenance.repair(store, NOW.plusSeconds(60));

    assertThat(report.damage()).isNotEmpty();
    assertThat(report.rows()).containsEntry(ITEMS, (long) StoreExample.ITEMS);
    assertThat(items()).isEqualTo(items);
    assertThat(store.resolve("damaged-20261122T060000Z/rocksdb")).isDirectory();
    assertThat(StoreMaintenance.verify(store).damage()).isEmpty();
  }

  @Test
  void repairNeedsNoManifest() throws IOException {
    List<Item> items = items();
    Files.delete(file("MANIFEST"));
    assertThat(StoreMaintenance.verify(store).damage()).isNotEmpty();

    StoreMaintenance.repair(store, NOW);

    assertThat(items()).isEqualTo(items);
  }

  @Test
  void repairReadsTheLogBehindTheDamage() throws IOException {
    Path log = largest(".log");
    flip(log, Files.size(log) / 2);
    assertThat(StoreMaintenance.verify(store).damage()).anyMatch(line -> line.contains(".log"));

    StoreMaintenance.repair(store, NOW);

    // A log is read by blocks of 32 KB.
    assertThat(items()).hasSizeBetween(StoreExample.ITEMS - 32, StoreExample.ITEMS);
  }

  @Test
  void aCopyOfAStoreInUseHasAllThatWasAnswered() throws IOException {
    Path copy = folder.resolve("copy");
    List<Item> items;
    try (EmbeddedStore open = StoreExample.open(store)) {
      items = StoreExample.items(open);
      open.copyTo(copy);
      assertThatIllegalStateException()
          .isThrownBy(() -> StoreMaintenance.verify(store))
          .withMessageContaining("in use");
    }

    assertThat(StoreMaintenance.verify(copy).damage()).isEmpty();
    try (EmbeddedStore opened = StoreExample.open(copy)) {
      assertThat(StoreExample.items(opened)).isEqualTo(items);
      assertThat(StoreExample.told(opened)).isEqualTo(items);
    }
  }

  @Test
  void aFolderWithoutAStoreIsToldSo() {
    assertThatIOException()
        .isThrownBy(() -> StoreMaintenance.verify(folder.resolve("nothing")))
        .withMessageContaining("There is no store");
  }

  private List<Item> items() {
    try (EmbeddedStore opened = StoreExample.open(store)) {
      return StoreExample.items(opened);
    }
  }

  private Path file(String beginning) throws IOException {
    return StoreExample.files(store).stream()
        .filter(file -> file.getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private Path largest(String end) throws IOException {
    return StoreExample.files(store).stream()
        .filter(file -> file.toString().endsWith(end))
        .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
        .orElseThrow();
  }

  private static void zero(Path file, long position) throws IOException {
    write(file, position, new byte[64]);
  }

  private static void flip(Path file, long position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    write(file, position, new byte[] {(byte) (bytes[(int) position] ^ 1)});
  }

  private static void write(Path file, long position, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), position);
    }
  }
}
