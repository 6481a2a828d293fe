package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers some queries, and then no more. */
final class FailingTable extends ForwardingTable {
  private final AtomicInteger queriesLeft;

  FailingTable(Table table, int queriesLeft) {
    super(table);
    this.queriesLeft = new AtomicInteger(queriesLeft);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    if (queriesLeft.getAndDecrement() <= 0) {
      throw new StoreException.Unavailable("It fails here", new IllegalStateException());
    }
    return super.query(range, consistency);
  }
}
