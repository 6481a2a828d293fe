package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import io.signalbox.store.DueTableContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTableOnDiskTest implements DueTableContract {
  private final EmbeddedStore store;

  EmbeddedTableOnDiskTest(@TempDir Path directory) {
    store = EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED);
  }

  @Override
  public DueTable table() {
    return store.table("Things");
  }

  @AfterEach
  void close() {
    store.close();
  }
}
