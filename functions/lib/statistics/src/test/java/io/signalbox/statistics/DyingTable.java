package io.signalbox.statistics;

import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;

/** A table whose user dies at its next writes but a few: before the write, or right after it. */
final class DyingTable extends ForwardingTable {
  private int writesLeft;
  private final boolean isWritten;

  DyingTable(Table table, int writesLeft, boolean isWritten) {
    super(table);
    this.writesLeft = writesLeft;
    this.isWritten = isWritten;
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    if (writesLeft-- > 0) {
      return super.insertIfAbsent(draft);
    }
    if (isWritten) {
      super.insertIfAbsent(draft);
    }
    throw new StoreException.Unavailable("It dies here", new IllegalStateException());
  }
}
