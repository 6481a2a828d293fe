package io.signalbox.store.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power failure may leave behind, made by hand from the files of an open store. */
class DamagedFolderTest {
  private static final int ITEMS = 20;

  /** The last block of a chunk in MVStore's file. */
  private static final int FOOTER_BYTES = 4096;

  @TempDir private Path directory;

  @Test
  void whatIsLeftOfAnOpenStoreHasAllThatWasAnswered() throws IOException {
    try (EmbeddedStore store = EmbeddedStore.open(crashed(), Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS);
    }
  }

  @Test
  void aJournalThatEndsInGarbageIsReadUpToIt() throws IOException {
    Path folder = crashed();
    Files.write(onlyJournal(folder), new byte[] {0, 0, 1, 0, 1, 2, 3}, APPEND);

    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS);
    }
  }

  @Test
  void aJournalThatEndsInZeroesIsReadUpToThem() throws IOException {
    Path folder = crashed();
    Files.write(onlyJournal(folder), new byte[10_000], APPEND);

    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS);
    }
  }

  @Test
  void aRecordThatWasCutOffIsLeftOutWhole() throws IOException {
    Path folder = crashed();
    truncate(onlyJournal(folder), 5);

    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS - 1);
      assertThat(store.stream("Things").after(0, ITEMS)).hasSize(ITEMS - 1);
    }
  }

  @Test
  void aRecordThatWasGarbledIsLeftOutWhole() throws IOException {
    Path folder = crashed();
    flipByteFromEnd(onlyJournal(folder), 7);

    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS - 1);
    }
  }

  @Test
  void whatIsWrittenAfterARecoveryIsThereAfterTheNext() throws IOException {
    Path folder = crashed();
    truncate(onlyJournal(folder), 5);
    Path again = directory.resolve("again");
    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      insert(store, ITEMS + 1);
      copy(folder, again);
    }

    try (EmbeddedStore store = EmbeddedStore.open(again, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS);
      assertThat(store.stream("Things").after(0, 2 * ITEMS)).hasSize(ITEMS);
    }
  }

  @Test
  void aCheckpointThatWasCutOffIsMadeAnewFromTheJournal() throws IOException {
    Path folder = crashed();
    Path tables = folder.resolve("tables.mvstore");
    // The store is closed by now, and has put everything into the table file.
    Files.copy(original().resolve("tables.mvstore"), tables, REPLACE_EXISTING);
    truncate(tables, FOOTER_BYTES);

    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC())) {
      assertThat(count(store)).isEqualTo(ITEMS);
      assertThat(store.stream("Things").after(0, 2 * ITEMS)).hasSize(ITEMS);
    }
  }

  @Test
  void aChangeThatIsMissingInTheMiddleIsNotPassedOver() throws IOException {
    Path folder = crashed();
    Journal later = new Journal(folder, 1_000, ITEMS + 1);
    later.append(List.of(new Redo(ITEMS + 2, Set.of()).toBytes()), ITEMS + 2);
    later.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> EmbeddedStore.open(folder, Clock.systemUTC()))
        .withMessage("The journal in %s is damaged: change %d is missing", folder, ITEMS + 1);
  }

  /** The folder as it is when {@link #ITEMS} items were answered and then the power fails. */
  private Path crashed() throws IOException {
    Path copy = directory.resolve("crashed");
    try (EmbeddedStore store = EmbeddedStore.open(original(), Clock.systemUTC())) {
      store.stream("Things");
      for (int number = 0; number < ITEMS; number++) {
        insert(store, number);
      }
      copy(original(), copy);
    }
    return copy;
  }

  private Path original() {
    return directory.resolve("original");
  }

  private static void insert(EmbeddedStore store, int number) {
    Body body = Body.ofText("body " + number);
    store.table("Things").insertIfAbsent(Draft.of(new Key("all", "item " + number), body));
  }

  private static int count(EmbeddedStore store) {
    return store.table("Things").query(Range.ascending("all", 1_000), Consistency.STRONG).size();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static Path onlyJournal(Path folder) throws IOException {
    List<Path> files = JournalFiles.in(folder);
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private static void truncate(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }

  private static void flipByteFromEnd(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - position] ^= 1;
    Files.write(file, bytes);
  }
}
