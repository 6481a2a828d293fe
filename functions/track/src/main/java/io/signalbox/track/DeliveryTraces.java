package io.signalbox.track;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.track.DeliveryTrace.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where envelopes went. The journal names the feeds of an envelope; it and they are in the
 * order of time, so that a place is found from when the envelope was received.
 */
final class DeliveryTraces {
  private static final int ENTRIES_A_READ = 1_000;

  /** How many entries behind the time of an envelope are looked through for it. */
  private static final int ENTRIES_LIMIT = 50_000;

  private final FeedLog feeds;

  DeliveryTraces(FeedLog feeds) {
    this.feeds = feeds;
  }

  /** Where an envelope went; empty while it was not routed, or when the journal has lost it. */
  Optional<DeliveryTrace> of(StoredEnvelope arrival) {
    return find(FeedId.JOURNAL, arrival.key(), arrival.receivedAt())
        .map(
            entry -> {
              List<Place> places = new ArrayList<>();
              for (FeedId feed : entry.entry().feeds()) {
                find(feed, arrival.key(), arrival.receivedAt())
                    .ifPresent(located -> places.add(new Place(feed, located)));
              }
              return new DeliveryTrace(entry.entry().at(), places);
            });
  }

  private Optional<Located> find(FeedId feed, EnvelopeKey key, Instant receivedAt) {
    Position from = feeds.since(feed, receivedAt.minus(FeedAppender.CLOCK_MARGIN));
    for (int read = 0; read < ENTRIES_LIMIT; read += ENTRIES_A_READ) {
      Reading reading = feeds.read(feed, from, ENTRIES_A_READ);
      Optional<Located> found =
          reading.entries().stream()
              .filter(located -> located.entry().key().equals(key))
              .findFirst();
      if (found.isPresent() || reading.entries().isEmpty()) {
        return found;
      }
      from = reading.next();
    }
    return Optional.empty();
  }
}
