package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {
  private static final StoreMemory MEMORY = StoreMemory.of(0);

  @TempDir private Path directory;

  @Test
  void aCheckpointCountsOnlyWhenAllOfItIsOnDisk() throws IOException {
    try (TableStore tables = TableStore.open(directory.resolve("tables"), MEMORY)) {
      MVMap<byte[], byte[]> map = new Maps(tables.store()).open("map");
      for (int number = 1; number <= 5; number++) {
        map.put(KeyCodec.ofNumber(number), new byte[10_000]);

        tables.write(number);
        assertThat(throughOfCopy("written" + number)).isEqualTo(number - 1L);

        tables.force();
        assertThat(throughOfCopy("forced" + number)).isEqualTo(number);
      }
    }
    assertThat(throughOfCopy("closed")).isEqualTo(5);
  }

  @Test
  void whatIsWrittenNeedsNoMemoryAnyMore() {
    try (TableStore tables = TableStore.open(directory.resolve("tables"), MEMORY)) {
      MVMap<byte[], byte[]> map = new Maps(tables.store()).open("map");
      for (int number = 1; number <= 1_000; number++) {
        map.put(KeyCodec.ofNumber(number), new byte[1_000]);
      }
      assertThat(tables.unwrittenBytes()).isBetween(1_000_000, 3_000_000);

      tables.write(1_000);

      assertThat(tables.unwrittenBytes()).isLessThan(10_000);
    }
  }

  /** What another process would find, if this one ended now. */
  private long throughOfCopy(String name) throws IOException {
    Path copy = Files.copy(directory.resolve("tables"), directory.resolve(name));
    try (TableStore tables = TableStore.open(copy, MEMORY)) {
      return tables.through();
    }
  }
}
