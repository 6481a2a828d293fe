package io.signalbox.fetch;

import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;

/** A platform on which no envelope can be written. */
final class StoreThatIsAway extends ForwardingPlatform {
  StoreThatIsAway(Platform platform) {
    super(platform);
  }

  @Override
  public Table table(String variable) {
    Table table = super.table(variable);
    return variable.equals("ENVELOPES_TABLE") ? new WithoutInsertions(table) : table;
  }

  private static final class WithoutInsertions extends ForwardingTable {
    WithoutInsertions(Table table) {
      super(table);
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      throw new StoreException.Throttled("insert", new IllegalStateException("throttled"));
    }
  }
}
