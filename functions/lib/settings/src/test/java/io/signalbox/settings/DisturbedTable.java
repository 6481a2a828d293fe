package io.signalbox.settings;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.Map;

/**
 * A table whose writes end at a count, as if their writer had died, and whose reads can be
 * preceded.
 */
final class DisturbedTable extends ForwardingTable {
  private int writesLeft = Integer.MAX_VALUE;
  private Runnable beforeNextBatchRead = () -> {};

  DisturbedTable(Table table) {
    super(table);
  }

  void dieAfterWrites(int writes) {
    writesLeft = writes;
  }

  void beforeNextBatchRead(Runnable disturbance) {
    beforeNextBatchRead = disturbance;
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    Runnable disturbance = beforeNextBatchRead;
    beforeNextBatchRead = () -> {};
    disturbance.run();
    return super.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    countWrite();
    return super.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    countWrite();
    return super.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    countWrite();
    return super.deleteIfVersion(key, expected);
  }

  private void countWrite() {
    if (writesLeft == 0) {
      throw new StoreException.Unavailable("The writer died", new IllegalStateException());
    }
    writesLeft--;
  }
}
