package io.signalbox.store.embedded;

import io.signalbox.store.Table;
import io.signalbox.store.TableContract;
import java.time.Clock;

class EmbeddedTableTest implements TableContract {
  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());

  @Override
  public Table table() {
    return store.table("Things");
  }
}
