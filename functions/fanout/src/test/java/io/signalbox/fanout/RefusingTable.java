package io.signalbox.fanout;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that refuses for good what holds a word. */
record RefusingTable(Table table, String word) implements Table {

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    if (new String(draft.body().bytes(), StandardCharsets.UTF_8).contains(word)) {
      throw new IllegalStateException("Refused for good");
    }
    return table.insertIfAbsent(draft);
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
