package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of which only old items matter: every read may miss the writes of the last moments, and
 * costs half of what it would cost otherwise.
 */
record EventualTable(Table table) implements Table {
  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return table.get(key, Consistency.EVENTUAL);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    return table.getAll(keys, Consistency.EVENTUAL);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    return table.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    return table.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    return table.deleteIfVersion(key, expected);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return table.query(range, Consistency.EVENTUAL);
  }
}
