package io.signalbox.feeds;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reads pages of feeds by their numbers, many at once. Every answer is strongly consistent. */
public final class FeedPages {
  private final Table feeds;

  public FeedPages(Table feeds) {
    this.feeds = feeds;
  }

  /** The entries of some pages, the oldest first; none of those that are not there. */
  public List<Located> entries(FeedId feed, Collection<Long> numbers) {
    List<Key> keys =
        numbers.stream()
            .distinct()
            .map(number -> new Key(feed.text(), Page.sortKey(number)))
            .toList();
    List<Located> entries = new ArrayList<>();
    feeds.getAll(keys, Consistency.STRONG).values().stream()
        .sorted(Comparator.comparing((Item item) -> item.key().sort()))
        .map(item -> PageCodec.decode(item.key().sort(), item.body()))
        .forEach(page -> addEntries(page, entries));
    return entries;
  }

  private static void addEntries(Page page, List<Located> entries) {
    for (int i = 0; i < page.entries().size(); i++) {
      Position next =
          i + 1 < page.entries().size()
              ? new Position(page.number(), i + 1)
              : new Position(page.number() + 1, 0);
      entries.add(new Located(page.entries().get(i), new Position(page.number(), i), next));
    }
  }
}
