package io.signalbox.feeds;

import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds: from a position, from a time, or what they end with. Every answer is strongly
 * consistent.
 */
public final class FeedLog {
  private static final int PAGES_A_READ = 25;

  private final Table feeds;
  private final StoredPages pages;
  private final FeedOrigins origins;

  public FeedLog(Table feeds, Clock clock, Duration retention) {
    this.feeds = feeds;
    this.pages = new StoredPages(feeds);
    this.origins = new FeedOrigins(feeds, clock, retention);
  }

  /** The group whose values the feed's id stands for; empty where the feed never had an entry. */
  public Optional<Group> group(FeedId feed) {
    return origins.group(feed);
  }

  /**
   * Forgets a feed that has no page any more: what comes later begins it anew, with page numbers
   * that are higher than all before.
   *
   * @return whether it is forgotten; not where it has pages, or gets one at this moment
   */
  public boolean endIfEmpty(FeedId feed) {
    return origins.removeIf(feed, () -> pages.newest(feed).isEmpty());
  }

  /** The entries behind {@code from}, at most {@code limit} of them. */
  public Reading read(FeedId feed, Position from, int limit) {
    return read(feed, from, null, limit, Long.MAX_VALUE);
  }

  /**
   * The entries from {@code from} up to {@code until}, at most {@code limit} of them and as many as
   * have {@code limitBytes} together, but at least one where there is one. Towards the feed's end
   * it stops where entries are missing, so that whoever goes on is told; up to a position it gives
   * whatever is left.
   *
   * @param until the position at which to stop; {@code null} for the feed's end
   */
  public Reading read(
      FeedId feed, Position from, @Nullable Position until, int limit, long limitBytes) {
    List<Located> entries = new ArrayList<>();
    Reading.Continuity continuity = Reading.Continuity.WHOLE;
    Position next = from;
    long bytes = 0;
    long number = from.page();
    while (until == null || number == from.page() || next.compareTo(until) < 0) {
      int wanted =
          until == null ? PAGES_A_READ : Math.clamp(until.endPage() - number, 1, PAGES_A_READ);
      Range range =
          Range.ascending(feed.text(), wanted).from(Page.sortKey(number)).to(Page.END_SORT_KEY);
      List<Item> items = feeds.query(range, Consistency.STRONG);
      for (Item item : items) {
        Page page = PageCodec.decode(item.key().sort(), item.body());
        if (next.equals(from)) {
          continuity = continuity(from, page);
        } else if (until == null && page.number() > next.page()) {
          return new Reading(entries, next, continuity);
        }
        int first = page.number() == from.page() ? from.index() : 0;
        for (int i = first; i < page.entries().size(); i++) {
          Entry entry = page.entries().get(i);
          Position position = new Position(page.number(), i);
          boolean full =
              entries.size() == limit
                  || (!entries.isEmpty() && bytes + entry.sizeBytes() > limitBytes);
          if (full || (until != null && position.compareTo(until) >= 0)) {
            return new Reading(entries, next, continuity);
          }
          bytes += entry.sizeBytes();
          next =
              i + 1 < page.entries().size()
                  ? new Position(page.number(), i + 1)
                  : new Position(page.number() + 1, 0);
          entries.add(new Located(entry, position, next));
        }
        number = page.number() + 1;
      }
      if (items.size() < wanted) {
        return new Reading(entries, next, continuity);
      }
    }
    return new Reading(entries, next, continuity);
  }

  private static Reading.Continuity continuity(Position from, Page firstRead) {
    if (from.equals(Position.START) || firstRead.number() == from.page()) {
      return Reading.Continuity.WHOLE;
    }
    return firstRead.first() ? Reading.Continuity.UNSURE : Reading.Continuity.BROKEN;
  }

  /** The entry right behind a position; empty where there is none, or it is in a later page. */
  public Optional<Entry> entry(FeedId feed, Position position) {
    return pages
        .page(feed, position.page())
        .filter(page -> position.index() < page.entries().size())
        .map(page -> page.entries().get(position.index()));
  }

  /** The oldest entry that is left behind a position. */
  public Optional<Located> oldest(FeedId feed, Position behind) {
    return read(feed, behind, 1).entries().stream().findFirst();
  }

  /**
   * Some entries before the page of a position, the newest first; empty where there are none.
   *
   * @param before empty for those at the feed's end
   */
  public List<Located> newestBefore(FeedId feed, Optional<Position> before) {
    return newestBefore(feed, before, Position.START, PAGES_A_READ);
  }

  /** The same of some pages at the most, without those before that of {@code least}. */
  public List<Located> newestBefore(
      FeedId feed, Optional<Position> before, Position least, int pagesMost) {
    Range range =
        Range.descending(feed.text(), pagesMost)
            .from(Page.sortKey(least.page()))
            .to(before.map(place -> Page.sortKey(place.page())).orElse(Page.END_SORT_KEY));
    List<Located> entries = new ArrayList<>();
    for (Item item : feeds.query(range, Consistency.STRONG)) {
      Page page = PageCodec.decode(item.key().sort(), item.body());
      for (int i = page.entries().size() - 1; i >= 0; i--) {
        Position next =
            i + 1 < page.entries().size()
                ? new Position(page.number(), i + 1)
                : new Position(page.number() + 1, 0);
        entries.add(new Located(page.entries().get(i), new Position(page.number(), i), next));
      }
    }
    return entries;
  }

  /** The newest entry. */
  public Optional<Located> newest(FeedId feed) {
    return pages
        .newest(feed)
        .map(
            page -> {
              int last = page.entries().size() - 1;
              return new Located(
                  page.entries().get(last),
                  new Position(page.number(), last),
                  new Position(page.number() + 1, 0));
            });
  }

  /** The place behind everything that the feed has now. */
  public Position end(FeedId feed) {
    return newest(feed).map(Located::next).orElse(Position.START);
  }

  /**
   * The place before the newest {@code count} entries; that of the oldest where there are fewer.
   */
  public Position beforeNewest(FeedId feed, int count) {
    Position place = end(feed);
    int left = count;
    while (left > 0) {
      Range older =
          Range.descending(feed.text(), PAGES_A_READ)
              .from(Page.FIRST_SORT_KEY)
              .to(Page.sortKey(place.page()));
      List<Item> items = feeds.query(older, Consistency.STRONG);
      for (Item item : items) {
        Page page = PageCodec.decode(item.key().sort(), item.body());
        int entries = page.entries().size();
        place = new Position(page.number(), Math.max(0, entries - left));
        left -= entries;
        if (left <= 0) {
          return place;
        }
      }
      if (items.size() < PAGES_A_READ) {
        return place;
      }
    }
    return place;
  }

  /**
   * The place before the first entry that was appended at {@code time} or later: the end, where
   * there is none. What is past retention, and has not gone yet, may be left out.
   */
  public Position since(FeedId feed, Instant time) {
    // Behind the page that was read: a later one was perhaps appended meanwhile.
    return pages
        .newest(feed)
        .map(
            newest ->
                since(feed, time, newest).orElseGet(() -> new Position(newest.number() + 1, 0)))
        .orElse(Position.START);
  }

  /** The same; empty where there is no such entry, which takes one read to know. */
  public Optional<Position> firstSince(FeedId feed, Instant time) {
    return pages.newest(feed).flatMap(newest -> since(feed, time, newest));
  }

  private Optional<Position> since(FeedId feed, Instant time, Page newest) {
    if (newest.lastAt().isBefore(time)) {
      return Optional.empty();
    }
    if (newest.entries().getFirst().at().isBefore(time)) {
      return Optional.of(newest.place(time));
    }
    // Invariant: the wanted page is in low … high. A page that is gone is older than any that is
    // not past retention.
    long high = newest.number();
    long low = oldest(feed, Position.START).map(one -> one.position().page()).orElse(high);
    while (low < high) {
      long middle = low + (high - low) / 2;
      Optional<Page> page = pages.page(feed, middle);
      if (page.isEmpty() || page.get().lastAt().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return pages.page(feed, low).map(page -> page.place(time));
  }
}
