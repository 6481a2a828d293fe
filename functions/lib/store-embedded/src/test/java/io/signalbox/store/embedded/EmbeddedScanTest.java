package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import io.signalbox.store.TableScan;
import io.signalbox.store.TableScanContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class EmbeddedScanTest implements TableScanContract {
  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public DueTable table() {
    return store.table("Things");
  }

  @Override
  public TableScan scan() {
    return store.scan("Things");
  }
}
