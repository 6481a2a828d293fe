package io.signalbox.statistics;

import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;

/** A table whose user dies at its next writes but a few: before the write, or right after it. */
public final class DyingTable extends ForwardingTable {
  private int writesLeft;
  private final boolean isWritten;

  /**
   * @param isWritten whether the write at which it dies takes effect
   */
  public DyingTable(Table table, int writesLeft, boolean isWritten) {
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
    throw death();
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    if (writesLeft-- > 0) {
      return super.replaceIfVersion(draft, expected);
    }
    if (isWritten) {
      super.replaceIfVersion(draft, expected);
    }
    throw death();
  }

  private static StoreException death() {
    return new StoreException.Unavailable("It dies here", new IllegalStateException());
  }
}
