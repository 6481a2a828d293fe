package io.signalbox.simulation.mistake;

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

/** A table that does what another one does. */
class ForwardingTable implements DueTable {
  final DueTable table;

  ForwardingTable(DueTable table) {
    this.table = table;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return table.get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    return table.getAll(keys, consistency);
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
    return table.query(range, consistency);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    return table.due(until, limit);
  }
}
