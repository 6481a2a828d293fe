package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import io.signalbox.store.DueTableContract;
import java.time.Clock;

class EmbeddedTableTest implements DueTableContract {
  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());

  @Override
  public DueTable table() {
    return store.table("Things");
  }
}
