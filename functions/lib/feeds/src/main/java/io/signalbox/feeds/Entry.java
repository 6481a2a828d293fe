package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.List;

/**
 * An envelope's place in a feed.
 *
 * @param at when it was appended, and later than the entry before it; see {@link Spacing}
 * @param sizeBytes about how much memory the envelope takes, so that a reader can bound what it
 *     loads
 * @param feeds in the journal, the feeds to which the envelope went; empty in all others
 */
public record Entry(EnvelopeKey key, Instant at, int sizeBytes, List<FeedId> feeds) {
  public Entry {
    feeds = List.copyOf(feeds);
  }
}
