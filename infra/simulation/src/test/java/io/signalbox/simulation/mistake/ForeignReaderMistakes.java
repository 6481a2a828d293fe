package io.signalbox.simulation.mistake;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes that only clients of other protocols would notice. */
final class ForeignReaderMistakes {
  private ForeignReaderMistakes() {}

  /** The entries of a page are microseconds apart, which clients of TAXII cut off. */
  static Platform timesByTheMicrosecond(Platform platform) {
    return AlteredPlatform.altering(
        platform,
        "FEEDS_TABLE",
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Optional<Item> get(Key key, Consistency consistency) {
                return table.get(key, consistency).map(StoredPage::byTheMicrosecond);
              }

              @Override
              public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
                Map<Key, Item> pages = new HashMap<>(table.getAll(keys, consistency));
                pages.replaceAll((key, page) -> StoredPage.byTheMicrosecond(page));
                return pages;
              }

              @Override
              public List<Item> query(Range range, Consistency consistency) {
                return table.query(range, consistency).stream()
                    .map(StoredPage::byTheMicrosecond)
                    .toList();
              }
            });
  }

  /** The place of a client of Warden is not written, and nobody is told. */
  static Platform lostPlaces(Platform platform) {
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                return draft.key().sort().contains("warden:")
                    || table.replaceIfVersion(draft, expected);
              }
            });
  }
}
