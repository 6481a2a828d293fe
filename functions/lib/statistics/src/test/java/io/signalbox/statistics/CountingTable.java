package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Optional;

/** Counts how often its user reads. */
final class CountingTable extends ForwardingTable {
  private int reads;

  CountingTable(Table table) {
    super(table);
  }

  int reads() {
    return reads;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    reads++;
    return super.get(key, consistency);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    reads++;
    return super.query(range, consistency);
  }
}
