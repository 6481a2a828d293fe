package io.signalbox.track;

import io.signalbox.delivery.feed.FeedId;
import io.signalbox.delivery.feed.Located;
import java.time.Instant;
import java.util.List;

/**
 * Where an envelope went.
 *
 * @param routedAt when it was given to its feeds
 * @param places its places in them
 */
record Trail(Instant routedAt, List<Place> places) {

  /** Its place in one feed. */
  record Place(FeedId feed, Located located) {}

  Trail {
    places = List.copyOf(places);
  }
}
