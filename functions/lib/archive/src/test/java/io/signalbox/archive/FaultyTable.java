package io.signalbox.archive;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table whose inserts fail as a test says, before or after they took effect. */
final class FaultyTable implements Table {
  enum Fault {
    NONE,
    THROTTLED,
    ANSWER_LOST
  }

  final Deque<Fault> faults = new ArrayDeque<>();
  final List<Key> inserts = new ArrayList<>();
  private final Table table;

  FaultyTable(Table table) {
    this.table = table;
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.removeFirst();
    if (fault == Fault.THROTTLED) {
      throw new StoreException.Throttled("as the test says", new IOException());
    }
    inserts.add(draft.key());
    Insertion insertion = table.insertIfAbsent(draft);
    if (fault == Fault.ANSWER_LOST) {
      throw new StoreException.Unavailable("as the test says", new IOException());
    }
    return insertion;
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
}
