package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was removed or replaced is in no file any more. */
class PurgeTest {
  private static final int BYTES = 4_000;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void what_was_removed_or_replaced_is_in_no_file_afterwards() throws IOException {
    // Nothing compresses random bytes: they are in the files as they are.
    byte[] removed = random(1);
    byte[] replaced = random(2);
    byte[] kept = random(3);
    try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC(), failure -> {})) {
      Table table = store.table("Things");
      put(table, "removed", removed);
      put(table, "replaced", replaced);
      put(table, "kept", kept);
      store.purge();
      assertThat(filesWith(removed)).isNotEmpty();
      assertThat(filesWith(replaced)).isNotEmpty();

      assertThat(table.deleteIfVersion(key("removed"), 1)).isTrue();
      assertThat(table.replaceIfVersion(Draft.of(key("replaced"), Body.ofText("")), 1)).isTrue();
      store.purge();

      assertThat(filesWith(removed)).isEmpty();
      assertThat(filesWith(replaced)).isEmpty();
      assertThat(filesWith(kept)).isNotEmpty();
    }
  }

  private static void put(Table table, String name, byte[] bytes) {
    table.insertIfAbsent(Draft.of(key(name), Body.of(bytes)));
  }

  private static Key key(String name) {
    return new Key("partition", name);
  }

  private static byte[] random(int seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private List<Path> filesWith(byte[] bytes) throws IOException {
    String wanted = text(bytes).substring(0, BYTES / 10);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> read(file).contains(wanted))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return text(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
