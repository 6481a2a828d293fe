package io.signalbox.feeds;

import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Appends envelopes to feeds, each envelope once per feed, whoever else appends the same at the
 * same moment.
 *
 * <p>How: 1. Read the feed's tail back to before the oldest candidate was accepted, less {@link
 * #CLOCK_MARGIN}: whoever appended it did so after that. 2. Leave out what was appended since then:
 * before, it was another envelope, forgotten by now, under the same id. 3. Put the rest as the page
 * after the last one, if that is absent. 4. If it is not, somebody was faster: take their page into
 * the tail and begin again. Where the last page is past retention, later ones may have gone before
 * it, and the feed goes on as one without pages does. A warm instance remembers tails, so that an
 * append is a single write; where others were faster in the last minute, it reads what is new
 * first, for a put that comes too late costs as much as one that does not.
 */
public final class FeedAppender {

  /**
   * By how much the clocks of two function instances may differ without an envelope appearing twice
   * in a feed.
   */
  public static final Duration CLOCK_MARGIN = Duration.ofSeconds(30);

  /** Entries a page, so that a page stays well below what an item can hold. */
  static final int PAGE_LIMIT = 500;

  /** However old what is appended: a backfill's feed is not kept in memory. */
  private static final Duration TAIL_MOST = Duration.ofMinutes(2);

  /** The next batch may be of another shard, and begin with something older than this one's. */
  private static final Duration SHARDS_DIFFER = Duration.ofSeconds(15);

  /**
   * Before this time to a page's end everybody knows that it is the last one and puts the next
   * behind it; from {@link #CLOCK_MARGIN} before on nobody does. Between these no put can be under
   * way that rests on the one while somebody acts on the other.
   */
  private static final Duration DOUBT = CLOCK_MARGIN.multipliedBy(2);

  private static final Duration OTHERS_STAY = Duration.ofMinutes(1);
  private static final int PAGES_A_READ = 25;

  private final Table feeds;
  private final Clock clock;
  private final Duration retention;
  private final FeedOrigins origins;
  private final FeedIndex index;
  private final FeedListener listener;
  private volatile Instant othersSeenAt = Instant.EPOCH;
  private final Tails tails;

  /**
   * @param retention for how long an entry can be read
   * @param listener is told of feeds that begin
   */
  public FeedAppender(Table feeds, Clock clock, Duration retention, FeedListener listener) {
    this(feeds, clock, retention, listener, new Tails(Tails.MOST));
  }

  FeedAppender(Table feeds, Clock clock, Duration retention, FeedListener listener, Tails tails) {
    this.feeds = feeds;
    this.clock = clock;
    this.retention = retention;
    this.origins = new FeedOrigins(feeds, clock, retention);
    this.index = new FeedIndex(feeds, clock, retention);
    this.listener = listener;
    this.tails = tails;
  }

  /**
   * Appends those of the candidates, at least one, that the feed does not have, in their order.
   *
   * @return how many were appended
   */
  public int append(FeedId feed, Group group, List<Candidate> candidates) {
    Tail tail = tails.of(feed);
    Instant since = Candidate.oldest(candidates).minus(CLOCK_MARGIN);
    synchronized (tail) {
      try {
        int appended = 0;
        for (int from = 0; from < candidates.size(); from += PAGE_LIMIT) {
          int to = Math.min(candidates.size(), from + PAGE_LIMIT);
          appended += appendPage(feed, group, tail, candidates.subList(from, to), since);
        }
        Instant least = clock.instant().minus(TAIL_MOST);
        Instant enough = since.minus(SHARDS_DIFFER);
        tail.forgetBefore(enough.isAfter(least) ? enough : least);
        return appended;
      } catch (RuntimeException e) {
        tails.forget(feed, tail);
        throw e;
      }
    }
  }

  private int appendPage(
      FeedId feed, Group group, Tail tail, List<Candidate> candidates, Instant since) {
    if (isPast(DOUBT, tail.last())) {
      tail.forgetAll();
    }
    readBackTo(feed, tail, since);
    Tail.Known known = tail.last();
    if (known != null && othersWrite() && readForward(feed, tail, known.number() + 1) > 0) {
      othersSeenAt = clock.instant();
    }
    while (true) {
      readBackTo(feed, tail, since);
      List<Candidate> missing = missing(candidates, tail);
      if (missing.isEmpty()) {
        return 0;
      }
      Page page = next(feed, group, tail.last(), missing);
      index.prepare(feed, tail, page, missing);
      Draft draft =
          Draft.of(new Key(feed.text(), page.sortKey()), PageCodec.encode(page))
              .expiringAt(page.lastAt().plus(retention));
      switch (feeds.insertIfAbsent(draft)) {
        case Insertion.Inserted inserted -> {
          tail.append(page);
          return missing.size();
        }
        case Insertion.Present present -> {
          tail.append(PageCodec.decode(page.sortKey(), present.item().body()));
          othersSeenAt = clock.instant();
          readForward(feed, tail, page.number() + 1);
        }
      }
    }
  }

  /** Whether another instance appended lately, to whatever feed: it gets a part of each batch. */
  private boolean othersWrite() {
    return clock.instant().isBefore(othersSeenAt.plus(OTHERS_STAY));
  }

  private static List<Candidate> missing(List<Candidate> candidates, Tail tail) {
    Map<Object, Candidate> missing = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      if (!tail.has(candidate.key(), candidate.acceptedAt().minus(CLOCK_MARGIN))) {
        missing.putIfAbsent(candidate.key(), candidate);
      }
    }
    return List.copyOf(missing.values());
  }

  private Page next(
      FeedId feed, Group group, Tail.@Nullable Known last, List<Candidate> candidates) {
    Instant now = clock.instant();
    @Nullable Instant lastAt = last == null ? null : last.lastAt();
    Spacing spacing = Spacing.of(feed, now, lastAt);
    Instant at = spacing.first(now, lastAt);
    ReceiptSpan received = Candidate.received(candidates);
    List<Entry> entries = new ArrayList<>();
    for (Candidate candidate : candidates) {
      entries.add(candidate.entry(at, received));
      at = spacing.next(at);
    }
    long bytesBefore = last == null ? 0 : last.bytesBehind();
    if (last != null && last.isEnd() && !isPast(DOUBT, last)) {
      // Its reader and the values of its group were erased: both come back.
      listener.beforeFirstPage(feed, group);
      origins.keep(feed, group);
      return new Page(last.number() + 1, spacing, false, bytesBefore, entries);
    }
    if (last == null || isPast(CLOCK_MARGIN, last)) {
      listener.beforeFirstPage(feed, group);
      long behind = last == null ? 0 : last.number();
      return new Page(origins.firstPage(feed, group, behind), spacing, true, bytesBefore, entries);
    }
    if (isPast(DOUBT, last)) {
      throw new StoreException.Throttled(
          "The last page of " + feed.text() + " ends in a moment",
          new IllegalStateException("Others may think that it has, or that it has not"));
    }
    return new Page(last.number() + 1, spacing, false, bytesBefore, entries);
  }

  /** Whether the time for which a page is kept is over, or so little of it is left. */
  private boolean isPast(Duration left, Tail.@Nullable Known page) {
    return page != null && !clock.instant().isBefore(page.lastAt().plus(retention).minus(left));
  }

  private void readBackTo(FeedId feed, Tail tail, Instant since) {
    while (!tail.reachesBackTo(since)) {
      Tail.Known earliest = tail.earliest();
      Range older =
          Range.descending(feed.text(), PAGES_A_READ)
              .from(Page.FIRST_SORT_KEY)
              .to(earliest == null ? Page.END_SORT_KEY : Page.sortKey(earliest.number()));
      List<Page> pages = pages(older, Consistency.EVENTUAL);
      if (earliest == null && (pages.isEmpty() || isPast(DOUBT, Tail.Known.of(pages.getFirst())))) {
        // Only a strong read may conclude that none is left: the number of a first page rests on
        // it.
        pages = pages(older, Consistency.STRONG);
      }
      pages.forEach(tail::prepend);
      if (pages.size() < PAGES_A_READ) {
        tail.reachesTheBeginning();
      }
    }
  }

  /**
   * Answers with how many pages were new. An eventual read may know a page and not the one before.
   */
  private int readForward(FeedId feed, Tail tail, long number) {
    Range newer =
        Range.ascending(feed.text(), PAGES_A_READ).from(Page.sortKey(number)).to(Page.END_SORT_KEY);
    int read = 0;
    for (Page page : pages(newer, Consistency.EVENTUAL)) {
      if (page.number() != number + read) {
        break;
      }
      tail.append(page);
      read++;
    }
    return read;
  }

  private List<Page> pages(Range range, Consistency consistency) {
    return feeds.query(range, consistency).stream()
        .map(item -> PageCodec.decode(item.key().sort(), item.body()))
        .toList();
  }
}
