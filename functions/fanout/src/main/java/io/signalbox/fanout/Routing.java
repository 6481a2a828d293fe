package io.signalbox.fanout;

import io.signalbox.archive.Arrival;
import io.signalbox.delivery.feed.Candidate;
import io.signalbox.delivery.feed.FeedId;
import io.signalbox.envelope.Json;
import io.signalbox.routing.Match;
import java.util.List;
import java.util.Map;

/** Sorts envelopes by the feeds that are to have them. */
final class Routing {
  private Routing() {}

  /**
   * Adds an envelope to the batches of the feeds that its matches lead to.
   *
   * @return the envelope as a candidate for the journal
   */
  static Candidate route(Arrival arrival, List<Match> matches, Map<FeedId, FeedBatch> batches) {
    List<FeedId> feeds =
        matches.stream()
            .map(match -> FeedId.of(match.destination().name(), match.group()))
            .distinct()
            .toList();
    int sizeBytes = Json.bytes(arrival.envelope().payload().json()).length;
    Candidate candidate = new Candidate(arrival.key(), arrival.receivedAt(), sizeBytes, List.of());
    for (Match match : matches) {
      batches
          .computeIfAbsent(
              FeedId.of(match.destination().name(), match.group()),
              unknown -> new FeedBatch(match.destination(), match.group()))
          .candidates()
          .add(candidate);
    }
    return new Candidate(arrival.key(), arrival.receivedAt(), sizeBytes, feeds);
  }
}
