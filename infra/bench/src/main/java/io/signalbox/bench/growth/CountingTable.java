package io.signalbox.bench.growth;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A table that counts what is asked of it, where to get many items counts once, and the items that
 * its queries find.
 */
record CountingTable(DueTable table, LongAdder calls, LongAdder itemsQueried) implements DueTable {

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    calls.increment();
    return table.get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    calls.increment();
    return table.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    calls.increment();
    return table.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    calls.increment();
    return table.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    calls.increment();
    return table.deleteIfVersion(key, expected);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    calls.increment();
    List<Item> items = table.query(range, consistency);
    itemsQueried.add(items.size());
    return items;
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    calls.increment();
    return table.due(until, limit);
  }
}
