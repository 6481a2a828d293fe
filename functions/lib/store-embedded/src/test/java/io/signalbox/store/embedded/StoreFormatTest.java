package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFormatTest {
  private static final Key KEY = new Key("partition", "sort");

  @TempDir private Path folder;

  @Test
  void aStoreOfALaterFormatIsRefusedAndLeftAsItIs() throws IOException {
    StoreExample.open(folder).close();
    Files.writeString(folder.resolve("format"), "signalbox-store 5\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> StoreExample.open(folder))
        .withMessageContaining("store format 5")
        .withMessageContaining("start a newer one");
    assertThat(folder.resolve("format")).hasContent("signalbox-store 5");
  }

  @Test
  void aStoreOfTheFormatBeforeIsMigratedAndKeptAsItWas() throws IOException {
    try (EmbeddedStore store = StoreExample.open(folder)) {
      store.table("Things").insertIfAbsent(Draft.of(KEY, Body.ofText("before")));
    }
    Files.writeString(folder.resolve("format"), "signalbox-store 2\n");

    try (EmbeddedStore store = StoreExample.open(folder)) {
      assertThat(store.table("Things").get(KEY, Consistency.STRONG)).isPresent();
    }

    assertThat(folder.resolve("format")).hasContent("signalbox-store 4");
    Path kept = folder.resolve("before-format-4");
    assertThat(kept.resolve("format")).hasContent("signalbox-store 2");
    assertThat(StoreMaintenance.verify(kept).damage()).isEmpty();
    assertThat(StoreMaintenance.verify(kept).rows()).containsEntry("table/Things/items", 1L);
  }

  /** The folder is left as it was: a disk without room, or a copy that was cut off. */
  @Test
  void aMigrationThatWasCutOffBeginsAnew() throws IOException {
    StoreExample.open(folder).close();
    Files.writeString(folder.resolve("format"), "signalbox-store 2\n");
    Path part = Files.createDirectory(folder.resolve("before-format-4.part"));
    Files.writeString(part.resolve("format"), "signal");

    StoreExample.open(folder).close();

    assertThat(part).doesNotExist();
    assertThat(folder.resolve("before-format-4/format")).hasContent("signalbox-store 2");
  }

  @Test
  void aStoreOfTheFirstFormatIsRefusedWithWhatToDo() throws IOException {
    Path tables = folder.resolve("tables.mvstore");
    Files.writeString(tables, "H:2,block:5,blockSize:1000,chunk:1,format:3,version:1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> StoreExample.open(folder))
        .withMessageContaining("run that version until everything is delivered");
    assertThat(tables).exists();
    assertThat(folder.resolve("rocksdb")).doesNotExist();
  }
}
