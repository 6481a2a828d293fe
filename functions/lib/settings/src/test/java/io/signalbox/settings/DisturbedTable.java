package io.signalbox.settings;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose writes end at a count, as if their writer had died, and whose reads can be
 * preceded.
 */
final class DisturbedTable implements Table {
  private final Table table;
  private int writesLeft = Integer.MAX_VALUE;
  private Runnable beforeNextBatchRead = () -> {};

  DisturbedTable(Table table) {
    this.table = table;
  }

  void dieAfterWrites(int writes) {
    writesLeft = writes;
  }

  void beforeNextBatchRead(Runnable disturbance) {
    beforeNextBatchRead = disturbance;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return table.get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    Runnable disturbance = beforeNextBatchRead;
    beforeNextBatchRead = () -> {};
    disturbance.run();
    return table.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    countWrite();
    return table.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    countWrite();
    return table.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    countWrite();
    return table.deleteIfVersion(key, expected);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return table.query(range, consistency);
  }

  private void countWrite() {
    if (writesLeft == 0) {
      throw new StoreException.Unavailable("The writer died", new IllegalStateException());
    }
    writesLeft--;
  }
}
