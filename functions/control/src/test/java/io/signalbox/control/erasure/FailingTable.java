package io.signalbox.control.erasure;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
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
import java.util.Random;

/** A table that fails now and then, before a write or behind it. */
record FailingTable(DueTable table, Random random) implements Table {
  private static final int OF = 12;

  private void fail() {
    if (random.nextInt(OF) == 0) {
      throw new StoreException.Unavailable("crash", new IllegalStateException());
    }
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
    fail();
    Insertion done = table.insertIfAbsent(draft);
    fail();
    return done;
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    fail();
    boolean done = table.replaceIfVersion(draft, expected);
    fail();
    return done;
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    fail();
    boolean done = table.deleteIfVersion(key, expected);
    fail();
    return done;
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return table.query(range, consistency);
  }
}
