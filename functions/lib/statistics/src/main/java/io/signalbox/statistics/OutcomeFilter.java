package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
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

  /**
   * Of so many feeds deliveries are looked up side by side: on AWS each read has to be waited for.
   */
  private static final Workers LOOK_UPS = new Workers(8);

  /** Of so many feeds what was read is remembered, beside those that are looked up. */
  private static final int FEEDS_LIMIT = 12;

  private final Map<FeedId, FeedOutcomes> known = new HashMap<>();

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
   * What is known of some events.
   *
   * @param entries the first ones, in their order, of which it is known
   * @param having where those of them stand that had the outcome
   */
  record Looked(List<Located> entries, Set<Position> having) {}

  /**
   * Which events had that outcome. At least the first one is looked up.
   *
   * @param destination at that destination; empty for any
   * @param hasTime whether there is time to look up one more
   */
  Looked had(
      List<Located> entries, Result result, Optional<String> destination, BooleanSupplier hasTime) {
    Map<FeedId, List<Located>> byFeed = new LinkedHashMap<>();
    for (Located entry : entries) {
      feeds(entry, destination)
          .forEach(feed -> byFeed.computeIfAbsent(feed, _ -> new ArrayList<>()).add(entry));
    }
    Set<Position> having = ConcurrentHashMap.newKeySet();
    Set<Position> unknown = ConcurrentHashMap.newKeySet();
    List<FeedOutcomes> read =
        LOOK_UPS.inParallel(
            List.copyOf(byFeed.keySet()),
            feed -> {
              FeedOutcomes outcomes = of(feed);
              for (Located entry : Objects.requireNonNull(byFeed.get(feed))) {
                Position place = entry.position();
                if (!entry.equals(entries.getFirst()) && !hasTime.getAsBoolean()) {
                  unknown.add(place);
                } else if (!having.contains(place) && outcomes.had(entry.entry(), result)) {
                  having.add(place);
                }
              }
              return byFeed.size() <= FEEDS_LIMIT ? List.of(outcomes) : List.of();
            });
    remember(read);
    unknown.removeAll(having);
    return new Looked(
        entries.stream().takeWhile(entry -> !unknown.contains(entry.position())).toList(), having);
  }

  /** For many threads at once, while nothing is remembered. */
  private FeedOutcomes of(FeedId feed) {
    return Optional.ofNullable(known.get(feed))
        .orElseGet(() -> new FeedOutcomes(feeds, search, log, feed, newestFirst));
  }

  private void remember(List<FeedOutcomes> read) {
    if (known.size() + read.size() > FEEDS_LIMIT) {
      known.clear();
    }
    read.forEach(outcomes -> known.put(outcomes.feed(), outcomes));
  }
}
