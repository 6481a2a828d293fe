package io.signalbox.feeds;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes out of feeds what they say of envelopes that were erased. Entries stay, so that cursors go
 * on: whoever reads one finds no envelope. Each step can be repeated.
 */
public final class FeedErasure {
  private static final int PAGES_A_READ = 25;

  /** An envelope that is not in the journal costs no more. */
  private static final int ENTRIES_LOOKED_AT = 10_000;

  private final Table feeds;
  private final FeedLog log;
  private final EntrySearch search;
  private final Clock clock;
  private final Duration retention;

  public FeedErasure(Table feeds, Clock clock, Duration retention) {
    this.feeds = feeds;
    this.log = new FeedLog(feeds, clock, retention);
    this.search = new EntrySearch(log, ENTRIES_LOOKED_AT);
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Makes the journal say nothing of an envelope but its place.
   *
   * @param receivedAt when it came
   * @return whether the journal said something
   */
  public boolean blank(EnvelopeKey key, Instant receivedAt) {
    return switch (search.find(FeedId.JOURNAL, key, receivedAt)) {
      case EntrySearch.Result.Found(Located located) ->
          change(located.position().page(), entry -> blanked(entry, key));
      case EntrySearch.Result.NotThere _, EntrySearch.Result.BoundReached _ -> false;
    };
  }

  /**
   * Makes the journal say of some envelopes no more than what they are counted by.
   *
   * @param page which of its pages
   * @return whether it said more
   */
  public boolean makeAnonymous(long page, Set<EnvelopeKey> keys) {
    return change(page, entry -> keys.contains(entry.key()) ? anonymous(entry) : entry);
  }

  private boolean change(long number, UnaryOperator<Entry> change) {
    Key page = new Key(FeedId.JOURNAL.text(), Page.sortKey(number));
    Optional<Item> standing = feeds.get(page, Consistency.STRONG);
    while (standing.isPresent()) {
      Page old = PageCodec.decode(page.sort(), standing.get().body());
      List<Entry> entries = old.entries().stream().map(change).toList();
      if (entries.equals(old.entries())) {
        return false;
      }
      Page next = new Page(old.number(), old.spacing(), old.first(), old.bytesBefore(), entries);
      Item item = standing.get();
      Draft draft = new Draft(page, PageCodec.encode(next), item.due(), item.expires());
      if (feeds.replaceIfVersion(draft, item.version())) {
        return true;
      }
      standing = feeds.get(page, Consistency.STRONG);
    }
    return false;
  }

  private static Entry blanked(Entry entry, EnvelopeKey key) {
    return entry.key().equals(key)
        ? new Entry(
            key,
            entry.at(),
            entry.sizeBytes(),
            entry.feeds(),
            entry.row().map(row -> JournalRow.EMPTY),
            List.of(),
            entry.received())
        : entry;
  }

  private static Entry anonymous(Entry entry) {
    return new Entry(
        entry.key(),
        entry.at(),
        entry.sizeBytes(),
        entry.feeds(),
        entry.row().map(JournalRow::anonymous),
        List.of(),
        entry.received());
  }

  /** The feed whose group's values the item has; empty where it is another item. */
  public static Optional<FeedId> feedOfGroup(Key key) {
    return FeedOrigins.isOrigin(key)
        ? Optional.of(FeedId.parse(key.partition()))
        : Optional.empty();
  }

  /**
   * Ends a feed whose group's values are erased, with all its pages. Whoever appends to it next
   * begins it anew, with a reader: a last page says so, and whoever remembers the feed meets it.
   */
  public void end(FeedId feed) {
    while (!isEnded(feed)) {
      Optional<Page> newest = pages(Range.descending(feed.text(), 1)).stream().findFirst();
      if (newest.isEmpty()) {
        break;
      }
      Page last = newest.get();
      Instant now = clock.instant();
      Spacing spacing = Spacing.of(feed, now, last.lastAt());
      Entry mark =
          new Entry(
              EnvelopeKey.first(new DedupKey(Page.ENDED)),
              spacing.first(now, last.lastAt()),
              0,
              List.of());
      Page end = new Page(last.number() + 1, spacing, false, last.bytesBehind(), List.of(mark));
      Draft draft =
          Draft.of(new Key(feed.text(), end.sortKey()), PageCodec.encode(end))
              .expiringAt(end.lastAt().plus(retention));
      if (feeds.insertIfAbsent(draft) instanceof Insertion.Inserted) {
        break;
      }
    }
    removeBefore(feed, log.newest(feed).map(last -> last.position().page()).orElse(0L));
  }

  private boolean isEnded(FeedId feed) {
    return pages(Range.descending(feed.text(), 1)).stream().anyMatch(Page::isEnd);
  }

  private void removeBefore(FeedId feed, long number) {
    Range before =
        Range.ascending(feed.text(), PAGES_A_READ)
            .from(Page.FIRST_SORT_KEY)
            .to(Page.sortKey(number));
    List<Item> items = feeds.query(before, Consistency.STRONG);
    while (!items.isEmpty()) {
      items.forEach(item -> feeds.deleteIfVersion(item.key(), item.version()));
      items = feeds.query(before, Consistency.STRONG);
    }
    FeedOrigins.remove(feeds, feed);
  }

  private List<Page> pages(Range range) {
    List<Page> pages = new ArrayList<>();
    feeds
        .query(range.from(Page.FIRST_SORT_KEY).to(Page.END_SORT_KEY), Consistency.STRONG)
        .forEach(item -> pages.add(PageCodec.decode(item.key().sort(), item.body())));
    return pages;
  }
}
