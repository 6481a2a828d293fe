package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether events had an outcome, by the delivery log of the feeds that the journal says they went
 * to. For one search: it remembers what it read.
 */
final class OutcomeFilter {
  private final FeedLog feeds;
  private final EntrySearch search;
  private final DeliveryLog log;
  private final boolean newestFirst;

  /** Which events may have had the outcome; empty where any may. */
  private final Optional<ResultEvents> events;

  private final Map<FeedId, FeedOutcomes> known = new HashMap<>();

  /** Of so many feeds what was read is remembered. */
  private static final int FEEDS_LIMIT = 20;

  /**
   * @param events which events may have had the outcome; empty where any may
   */
  OutcomeFilter(
      FeedLog feeds, DeliveryLog log, boolean newestFirst, Optional<ResultEvents> events) {
    this.feeds = feeds;
    this.search = new EntrySearch(feeds);
    this.log = log;
    this.newestFirst = newestFirst;
    this.events = events;
  }

  /** Whether an event may have had the outcome, without a look at its deliveries. */
  boolean mayHave(Located entry, Optional<String> destination) {
    return events.isEmpty() || feeds(entry, destination).findAny().isPresent();
  }

  /** The feeds of an event in which it may have had it. */
  private Stream<FeedId> feeds(Located entry, Optional<String> destination) {
    return entry.entry().feeds().stream()
        .filter(feed -> destination.map(feed.destination()::equals).orElse(true))
        .filter(feed -> events.map(some -> some.mayHave(entry.entry(), feed)).orElse(true));
  }

  /**
   * Whether an event had that outcome.
   *
   * @param destination at that destination; empty for any
   */
  boolean had(Located entry, Result result, Optional<String> destination) {
    return feeds(entry, destination).anyMatch(feed -> of(feed).had(entry.entry(), result));
  }

  private FeedOutcomes of(FeedId feed) {
    if (known.size() >= FEEDS_LIMIT && !known.containsKey(feed)) {
      known.clear();
    }
    return known.computeIfAbsent(
        feed, unknown -> new FeedOutcomes(feeds, search, log, feed, newestFirst));
  }
}
