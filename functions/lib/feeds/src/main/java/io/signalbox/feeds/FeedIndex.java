package io.signalbox.feeds;

import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a feed says beside its pages, so that {@link EntryLocator} finds entries. */
final class FeedIndex {
  private final FeedObjects objects;
  private final LateEntries late;

  FeedIndex(Table feeds, Clock clock, Duration retention) {
    this.objects = new FeedObjects(feeds, clock, retention);
    this.late = new LateEntries(feeds, retention);
  }

  /**
   * Before a page is put.
   *
   * @param tail of the feed
   * @param missing whose entries the page has
   */
  void prepare(FeedId feed, Tail tail, Page page, List<Candidate> missing) {
    if (feed.equals(FeedId.JOURNAL) || !feed.group().isEmpty()) {
      return;
    }
    objects.list(feed, missing);
    Duration most = Duration.between(Candidate.oldest(missing), page.lastAt());
    if (most.compareTo(LateEntries.NEAR) > 0) {
      Instant first = page.entries().getFirst().at();
      var needed = new LateEntries.Span(first, page.lastAt(), most);
      LateEntries.Span known = tail.late();
      if (known == null || !known.has(needed)) {
        tail.late(late.widen(feed, needed));
      }
    }
  }
}
