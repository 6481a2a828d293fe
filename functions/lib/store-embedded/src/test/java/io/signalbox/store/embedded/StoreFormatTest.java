package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFormatTest {
  @TempDir private Path folder;

  @Test
  void aStoreOfALaterFormatIsRefusedAndLeftAsItIs() throws IOException {
    StoreExample.open(folder).close();
    Files.writeString(folder.resolve("format"), "signalbox-store 3\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> StoreExample.open(folder))
        .withMessageContaining("store format 3")
        .withMessageContaining("start a newer one");
    assertThat(folder.resolve("format")).hasContent("signalbox-store 3");
  }

  @Test
  void aStoreOfTheFormatBeforeIsRefusedWithWhatToDo() throws IOException {
    Path tables = folder.resolve("tables.mvstore");
    Files.writeString(tables, "H:2,block:5,blockSize:1000,chunk:1,format:3,version:1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> StoreExample.open(folder))
        .withMessageContaining("run that version until everything is delivered");
    assertThat(tables).exists();
    assertThat(folder.resolve("rocksdb")).doesNotExist();
  }
}
