package io.signalbox.track;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where envelopes went. The journal names the feeds of an envelope; it and they are in the
 * order of time, so that a place is found from when the envelope was received: behind that time
 * first, then in the margin that clocks may be apart.
 */
final class DeliveryTraces {
  private static final int ENTRIES_A_READ = 1_000;

  /** How many entries behind, and before, the time of an envelope are looked through for it. */
  static final int ENTRIES_LIMIT = 100_000;

  private final FeedLog feeds;
  private final int entriesLimit;

  DeliveryTraces(FeedLog feeds) {
    this(feeds, ENTRIES_LIMIT);
  }

  /** Looks through fewer entries. */
  DeliveryTraces(FeedLog feeds, int entriesLimit) {
    this.feeds = feeds;
    this.entriesLimit = entriesLimit;
  }

  /**
   * Where an envelope went.
   *
   * @return whether it was routed, or that this was not found out
   */
  DeliveryTrace of(StoredEnvelope arrival) {
    return switch (find(FeedId.JOURNAL, arrival.key(), arrival.receivedAt())) {
      case Search.NotThere _ -> new DeliveryTrace.NotRouted();
      case Search.BoundReached(Instant until) ->
          new DeliveryTrace.NotFound(arrival.receivedAt(), until, entriesLimit);
      case Search.Found(Located entry) -> {
        List<DeliveryTrace.Place> places = new ArrayList<>();
        List<FeedId> notFound = new ArrayList<>();
        for (FeedId feed : entry.entry().feeds()) {
          // The feeds get an envelope at about the time at which the journal does.
          switch (find(feed, arrival.key(), entry.entry().at())) {
            case Search.Found(Located place) -> places.add(new DeliveryTrace.Place(feed, place));
            case Search.NotThere _, Search.BoundReached _ -> notFound.add(feed);
          }
        }
        yield new DeliveryTrace.Routed(entry.entry().at(), places, notFound);
      }
    };
  }

  private sealed interface Search {
    record Found(Located located) implements Search {}

    /** It is in none of the entries that it could be in. */
    record NotThere() implements Search {}

    /** There are more entries than were looked through. */
    record BoundReached(Instant until) implements Search {}
  }

  private Search find(FeedId feed, EnvelopeKey key, Instant around) {
    Position from = feeds.since(feed, around);
    Search behind = find(feed, key, from, Optional.empty());
    if (behind instanceof Search.Found) {
      return behind;
    }
    Position earlier = feeds.since(feed, around.minus(FeedAppender.CLOCK_MARGIN));
    Search before = find(feed, key, earlier, Optional.of(from));
    return before instanceof Search.NotThere ? behind : before;
  }

  private Search find(FeedId feed, EnvelopeKey key, Position begin, Optional<Position> end) {
    Position from = begin;
    Instant until = Instant.EPOCH;
    for (int read = 0; read < entriesLimit; read += ENTRIES_A_READ) {
      Reading reading =
          feeds.read(
              feed,
              from,
              end.orElse(null),
              Math.min(ENTRIES_A_READ, entriesLimit - read),
              Long.MAX_VALUE);
      for (Located located : reading.entries()) {
        if (located.entry().key().equals(key)) {
          return new Search.Found(located);
        }
        until = located.entry().at();
      }
      if (reading.entries().isEmpty()) {
        return new Search.NotThere();
      }
      from = reading.next();
    }
    return new Search.BoundReached(until);
  }
}
