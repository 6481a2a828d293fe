package io.signalbox.simulation.check;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.hub.Hub;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed, as one who pulls it sees it.
 *
 * @param place where it lies
 * @param next the place behind it
 * @param text its envelope, told by its id and its first tag
 * @param receivedAt when the hub got that envelope, and the update if it is one; empty where either
 *     has gone
 */
record FeedLine(Position place, Position next, String text, List<Instant> receivedAt) {
  private static final Position END = new Position(Long.MAX_VALUE, 0);

  /** The feed's lines behind a place that may be read, as many as are left. */
  static List<FeedLine> all(Hub hub, FeedId feed, Position from) {
    List<Located> entries =
        Views.feeds(hub).read(feed, from, END, Integer.MAX_VALUE, Long.MAX_VALUE).entries();
    Set<EnvelopeKey> keys = new HashSet<>();
    for (Located located : entries) {
      EnvelopeKey key = located.entry().key();
      keys.add(key);
      keys.add(EnvelopeKey.first(key.id()));
    }
    Map<EnvelopeKey, StoredEnvelope> arrivals = Views.envelopeStore(hub).getAll(keys);
    return entries.stream()
        .filter(one -> !isAbove(arrivals.get(one.entry().key()), feed))
        .map(one -> line(one, arrivals))
        .toList();
  }

  private static boolean isAbove(@Nullable StoredEnvelope arrival, FeedId feed) {
    return arrival != null && Wanted.isAbove(arrival.envelope(), feed.destination());
  }

  private static FeedLine line(Located located, Map<EnvelopeKey, StoredEnvelope> arrivals) {
    EnvelopeKey key = located.entry().key();
    StoredEnvelope first = arrivals.get(EnvelopeKey.first(key.id()));
    StoredEnvelope arrival = arrivals.get(key);
    String id = key.id().value().substring(0, 6) + " ";
    if (first == null || arrival == null) {
      return new FeedLine(located.position(), located.next(), id + "gone", List.of());
    }
    return new FeedLine(
        located.position(),
        located.next(),
        id + arrival.envelope().meta().tags().getFirst(),
        List.of(first.receivedAt(), arrival.receivedAt()));
  }
}
