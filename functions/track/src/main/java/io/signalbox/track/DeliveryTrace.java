package io.signalbox.track;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import java.time.Instant;
import java.util.List;

/**
 * Where an envelope went.
 *
 * @param routedAt when it was given to its feeds
 * @param places its places in them
 */
record DeliveryTrace(Instant routedAt, List<Place> places) {

  /** Its place in one feed. */
  record Place(FeedId feed, Located located) {}

  DeliveryTrace {
    places = List.copyOf(places);
  }
}
