package io.signalbox.directory.index;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A table that counts, knows which items stand, and whose writer can die. */
public final class WatchedTable extends ForwardingTable {
  private final Set<Key> standing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);

  public WatchedTable(Table table) {
    super(table);
  }

  /** Every write after the next {@code count} ones fails, without effect. */
  public void dieAfterWrites(int count) {
    writesLeft.set(count);
  }

  public int reads() {
    return reads.get();
  }

  public int writes() {
    return writes.get();
  }

  Set<Key> standing() {
    return standing;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    reads.incrementAndGet();
    return super.get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    reads.incrementAndGet();
    return super.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    count();
    standing.add(draft.key());
    return super.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    count();
    return super.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    count();
    standing.remove(key);
    return super.deleteIfVersion(key, expected);
  }

  private void count() {
    if (writesLeft.getAndDecrement() <= 0) {
      throw new StoreException.Unavailable("The writer died", new IllegalStateException());
    }
    writes.incrementAndGet();
  }
}
