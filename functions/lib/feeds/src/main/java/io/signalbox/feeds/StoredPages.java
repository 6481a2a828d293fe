package io.signalbox.feeds;

import io.signalbox.store.Consistency;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.Optional;

/** Single pages of feeds. */
final class StoredPages {
  private final Table feeds;

  StoredPages(Table feeds) {
    this.feeds = feeds;
  }

  Optional<Page> page(FeedId feed, long number) {
    return feeds
        .get(new Key(feed.text(), Page.sortKey(number)), Consistency.STRONG)
        .map(item -> PageCodec.decode(item.key().sort(), item.body()));
  }

  Optional<Page> newest(FeedId feed) {
    Range range = Range.descending(feed.text(), 1).from(Page.FIRST_SORT_KEY).to(Page.END_SORT_KEY);
    return feeds.query(range, Consistency.STRONG).stream()
        .findFirst()
        .map(item -> PageCodec.decode(item.key().sort(), item.body()));
  }
}
