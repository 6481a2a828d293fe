package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the entries of one feed. Who asks for one entry asks for its neighbours next: a
 * part of the feed is kept in memory, with the log of its deliveries.
 */
final class FeedOutcomes {
  private static final int ENTRIES_A_READ = 2_000;

  /** A delivery of several entries may begin before the part that is kept. */
  private static final int ITEMS_A_READ = 200;

  private final FeedLog feeds;
  private final EntrySearch search;
  private final DeliveryLog log;
  private final FeedId feed;
  private final boolean newestFirst;
  private final Map<EnvelopeKey, Position> places = new HashMap<>();
  private List<DeliveryRecord> records = List.of();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  FeedOutcomes(
      FeedLog feeds, EntrySearch search, DeliveryLog log, FeedId feed, boolean newestFirst) {
    this.feeds = feeds;
    this.search = search;
    this.log = log;
    this.feed = feed;
    this.newestFirst = newestFirst;
  }

  FeedId feed() {
    return feed;
  }

  /** Whether an event had that outcome, by its entry in the journal. */
  boolean had(Entry entry, Result wanted) {
    Optional<Position> place = place(entry);
    if (place.isEmpty()) {
      return false;
    }
    Position position = place.get();
    List<DeliveryRecord> covering =
        records.stream().filter(record -> record.covers(position)).toList();
    return covering.stream()
        .filter(record -> record.result() == wanted)
        .anyMatch(record -> !isExcepted(record, covering));
  }

  /** Whether a delivery was taken without this one: it was withheld from it, or refused. */
  private static boolean isExcepted(DeliveryRecord taken, List<DeliveryRecord> covering) {
    return taken.result() == Result.DELIVERED
        && covering.stream()
            .anyMatch(
                other ->
                    other.id().equals(taken.id())
                        && other.attempt() == taken.attempt()
                        && (other.result() == Result.WITHHELD || other.result() == Result.REFUSED));
  }

  private Optional<Position> place(Entry entry) {
    Instant least = entry.at().minus(FeedAppender.CLOCK_MARGIN);
    Instant most = entry.at().plus(FeedAppender.CLOCK_MARGIN);
    if (least.isBefore(first) || most.isAfter(last)) {
      load(least, most);
    }
    Position there = places.get(entry.key());
    if (there != null) {
      return Optional.of(there);
    }
    return switch (search.find(feed, entry.key(), entry.at())) {
      case EntrySearch.Result.Found(Located located) -> {
        records = recordsOf(located.position(), located.next());
        places.clear();
        first = Instant.MAX;
        last = Instant.MIN;
        yield Optional.of(located.position());
      }
      case EntrySearch.Result.NotThere _, EntrySearch.Result.BoundReached _ -> Optional.empty();
    };
  }

  private void load(Instant least, Instant most) {
    List<Located> entries;
    if (newestFirst) {
      Position end = feeds.since(feed, most);
      Position page = new Position(end.endPage(), 0);
      entries = feeds.newestBefore(feed, Optional.of(page)).reversed();
    } else {
      entries = feeds.read(feed, feeds.since(feed, least), ENTRIES_A_READ).entries();
    }
    places.clear();
    entries.forEach(located -> places.put(located.entry().key(), located.position()));
    first = least;
    last = most;
    records = List.of();
    if (!entries.isEmpty()) {
      Instant begin = entries.getFirst().entry().at();
      Instant end = entries.getLast().entry().at();
      first = begin.isBefore(least) ? begin : least;
      last = end.isAfter(most) ? end : most;
      records = recordsOf(entries.getFirst().position(), entries.getLast().next());
    }
  }

  private List<DeliveryRecord> recordsOf(Position from, Position to) {
    return records(log, feed, from, to, ITEMS_A_READ);
  }

  /**
   * The deliveries of a part of a feed, and some before it.
   *
   * @param items how many writes of the log before the part may have some that reach into it
   */
  static List<DeliveryRecord> records(
      DeliveryLog log, FeedId feed, Position from, Position to, int items) {
    Set<DeliveryRecord> all = new LinkedHashSet<>();
    Position before = to;
    boolean isBehind = true;
    while (true) {
      List<DeliveryRecord> some = log.newest(feed, before, items);
      all.addAll(some);
      Position oldest =
          some.stream().map(DeliveryRecord::from).min(Position::compareTo).orElse(Position.START);
      if (some.isEmpty() || !isBehind || oldest.equals(before)) {
        return List.copyOf(all);
      }
      // One more read than reaches back to the beginning.
      isBehind = oldest.compareTo(from) > 0;
      before = oldest;
    }
  }

  /** Whether a recipient's server took an event, and did not return it. */
  static boolean isTaken(List<DeliveryRecord> covering) {
    boolean isReturned = covering.stream().anyMatch(record -> record.result() == Result.RETURNED);
    return !isReturned
        && covering.stream()
            .filter(
                record -> record.result() == Result.DELIVERED || record.result() == Result.RECEIVED)
            .anyMatch(record -> !isExcepted(record, covering));
  }
}
