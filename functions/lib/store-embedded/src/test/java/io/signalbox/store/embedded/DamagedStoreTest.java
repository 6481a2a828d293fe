package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.store.Item;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of a store is damaged in turn, and the store opened and read. Either it says what is
 * damaged, or it has everything; never is it open with less.
 */
class DamagedStoreTest {
  private static final int PLACES_A_FILE = 12;

  /** What RocksDB writes for people, or writes anew whenever it opens the database. */
  private static final Set<String> NEEDLESS = Set.of("IDENTITY", "LOG", "LOCK", "OPTIONS", "lock");

  /** The manifest's last record may be torn by a crash: then the logs still have what it tells. */
  private static final String MANIFEST = "MANIFEST";

  /** Its filter and properties only make reading quick; rows are read without them. */
  private static final String TABLE_FILE = ".sst";

  @TempDir private static Path folder;

  private static List<Item> expected = List.of();

  private final Random random = new Random();
  private static int round;

  @BeforeAll
  static void fill() throws IOException {
    StoreExample.crashed(folder.resolve("original"), folder.resolve("crashed"));
    Path whole = folder.resolve("whole");
    StoreExample.copy(folder.resolve("crashed"), whole);
    try (EmbeddedStore store = StoreExample.open(whole)) {
      expected = StoreExample.items(store);
      assertThat(expected).hasSize(StoreExample.ITEMS);
      assertThat(StoreExample.told(store)).isEqualTo(expected);
    }
  }

  @Test
  void theExampleHasAFileOfEachKind() throws IOException {
    assertThat(kinds())
        .contains("CURRENT", "MANIFEST", "acknowledged", "format", ".log", ".sst")
        .containsAll(NEEDLESS);
  }

  @Test
  void aDatabaseWithoutWhatBelongsToItIsNotBegunAnew() throws IOException {
    Path copy = folder.resolve("alone");
    StoreExample.copy(folder.resolve("crashed"), copy);
    Files.delete(copy.resolve("format"));
    Files.delete(copy.resolve("acknowledged"));
    assertRefusedFromNowOn(copy, "format and acknowledged");

    StoreMaintenance.repair(copy, Instant.EPOCH);

    try (EmbeddedStore store = StoreExample.open(copy)) {
      assertThat(StoreExample.items(store)).isEqualTo(expected);
    }
  }

  @Test
  void oneFlippedBitIsFound() throws IOException {
    for (Path file : StoreExample.files(folder.resolve("crashed"))) {
      long size = Files.size(file);
      for (int place = 0; place < Math.min(size, PLACES_A_FILE); place++) {
        long position = place == 0 ? size - 1 : random.nextLong(size);
        int bit = random.nextInt(8);
        damaged(
            file,
            "bit %d of byte %d of %d of %s".formatted(bit, position, size, file),
            copy -> flip(copy, position, bit));
      }
    }
  }

  @Test
  void aFileThatIsCutOffIsFound() throws IOException {
    for (Path file : StoreExample.files(folder.resolve("crashed"))) {
      long size = Files.size(file);
      for (long cut : List.of(size, size / 2, Math.min(size, 1))) {
        damaged(file, "%s less %d of %d".formatted(file, cut, size), copy -> cut(copy, size - cut));
      }
    }
  }

  @Test
  void aPartThatIsZeroedIsFound() throws IOException {
    for (Path file : StoreExample.files(folder.resolve("crashed"))) {
      long size = Files.size(file);
      long from = size / 3;
      int length = (int) Math.min(size - from, 512);
      if (length > 0) {
        damaged(
            file,
            "%s without bytes %d to %d of %d".formatted(file, from, from + length, size),
            copy -> write(copy, from, new byte[length]));
      }
    }
  }

  @Test
  void aFileThatIsMissingIsFound() throws IOException {
    for (Path file : StoreExample.files(folder.resolve("crashed"))) {
      damaged(file, file + " is missing", Files::delete);
    }
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  private void damaged(Path file, String what, Damage damage) throws IOException {
    Path copy = damagedCopy(file, damage);
    Path damagedFile = copy.resolve(folder.resolve("crashed").relativize(file));
    Set<Path> kept = new TreeSet<>(StoreExample.files(copy));
    kept.removeIf(other -> NEEDLESS.contains(kind(other)));
    List<StoreFailure> failures = new ArrayList<>();
    String told = "";
    try (EmbeddedStore store = StoreExample.open(copy, failures)) {
      assertThat(StoreExample.items(store)).as(what).isEqualTo(expected);
      assertThat(StoreExample.told(store)).as(what).isEqualTo(expected);
    } catch (DamagedStoreException refused) {
      told = String.valueOf(refused.getMessage());
    } catch (IllegalStateException refused) {
      told = String.valueOf(refused.getMessage());
      assertThat(told).as(what).contains("store format");
    } catch (StoreException.Unavailable found) {
      assertThat(failures).as(what).hasSize(1);
      told = failures.getFirst().message();
      // Files that are not needed any more may go while the store is open.
      kept.retainAll(Set.of(damagedFile));
      assertRefusedFromNowOn(copy, what);
    }
    if (!told.isEmpty()) {
      assertThat(told).as(what).contains(copy.toString());
      assertThat(StoreExample.files(copy)).as(what).containsAll(kept);
    } else if (kind(file).equals(TABLE_FILE)) {
      assertThat(StoreMaintenance.verify(damagedCopy(file, damage)).damage()).as(what).isNotEmpty();
    } else if (!kind(file).equals(MANIFEST)) {
      assertThat(NEEDLESS).as(what + " was not found").contains(kind(file));
    }
    Folder.delete(copy);
  }

  private Path damagedCopy(Path file, Damage damage) throws IOException {
    round++;
    Path copy = folder.resolve("round" + round);
    StoreExample.copy(folder.resolve("crashed"), copy);
    damage.to(copy.resolve(folder.resolve("crashed").relativize(file)));
    return copy;
  }

  private static void assertRefusedFromNowOn(Path copy, String what) {
    assertThatExceptionOfType(DamagedStoreException.class)
        .as(what)
        .isThrownBy(() -> StoreExample.open(copy))
        .withMessageContaining("repair");
  }

  private static Set<String> kinds() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Path file : StoreExample.files(folder.resolve("crashed"))) {
      kinds.add(kind(file));
    }
    return kinds;
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("^[0-9]+|(?<=[A-Z])[-.].*", "");
  }

  private static void flip(Path file, long position, int bit) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      write(file, position, new byte[] {(byte) (one.get(0) ^ 1 << bit)});
    }
  }

  private static void write(Path file, long position, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), position);
    }
  }

  private static void cut(Path file, long left) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(left);
    }
  }
}
