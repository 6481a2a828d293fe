package io.signalbox.statistics;

import io.signalbox.feeds.FeedId;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts how often its user reads, and how many items. For many threads at once. */
final class CountingTable extends ForwardingTable {
  private int reads;
  private int items;
  private int strongItems;
  private int pages;

  CountingTable(Table table) {
    super(table);
  }

  synchronized int reads() {
    return reads;
  }

  synchronized int items() {
    return items;
  }

  /** How many pages of the journal were read. */
  synchronized int pages() {
    return pages;
  }

  /** How many items were read so that no write is missed. */
  synchronized int strongItems() {
    return strongItems;
  }

  @Override
  public synchronized Optional<Item> get(Key key, Consistency consistency) {
    reads++;
    return super.get(key, consistency);
  }

  @Override
  public synchronized Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    reads++;
    Map<Key, Item> found = super.getAll(keys, consistency);
    items += found.size();
    pages += (int) keys.stream().filter(CountingTable::isOfJournal).count();
    strongItems += consistency == Consistency.STRONG ? found.size() : 0;
    return found;
  }

  private static boolean isOfJournal(Key key) {
    return key.partition().equals(FeedId.JOURNAL.text());
  }

  @Override
  public synchronized List<Item> query(Range range, Consistency consistency) {
    reads++;
    List<Item> found = super.query(range, consistency);
    items += found.size();
    pages += range.partition().equals(FeedId.JOURNAL.text()) ? found.size() : 0;
    strongItems += consistency == Consistency.STRONG ? found.size() : 0;
    return found;
  }
}
