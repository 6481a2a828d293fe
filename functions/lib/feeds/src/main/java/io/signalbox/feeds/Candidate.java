package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.List;

/**
 * An envelope that a feed is to have, once.
 *
 * @param acceptedAt when ingest kept it, by ingest's clock
 * @param feeds for the journal: the feeds to which the envelope went
 */
public record Candidate(EnvelopeKey key, Instant acceptedAt, int sizeBytes, List<FeedId> feeds) {
  public Candidate {
    feeds = List.copyOf(feeds);
  }
}
