package io.signalbox.fanout;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.formats.IndicatorIds;
import io.signalbox.routing.Match;
import io.signalbox.settings.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An envelope whose feeds are known. It holds no content but the journal's row: a batch of large
 * envelopes fits into memory because one alone is there at a time.
 *
 * @param candidate it as the journal is to have it
 * @param otherName what systems that read its feeds call it, if its key does not tell
 * @param unassigned how many routes led it to the directory, which had nobody for it
 * @param suppressed how many routes led it to the directory, which had it told to nobody
 */
record Routed(
    Candidate candidate,
    Optional<String> otherName,
    List<Match> matches,
    long unassigned,
    long suppressed) {

  static Routed of(StoredEnvelope arrival, List<Match> matches, long unassigned, long suppressed) {
    List<FeedId> feeds =
        matches.stream()
            .map(match -> FeedId.of(match.destination().name(), match.group()))
            .distinct()
            .toList();
    return new Routed(
        new Candidate(
            arrival.key(),
            arrival.receivedAt(),
            arrival.envelope().memoryBytes(),
            feeds,
            Optional.of(row(arrival, matches)),
            List.of()),
        IndicatorIds.unlikeKey(arrival.envelope()),
        matches,
        unassigned,
        suppressed);
  }

  private static JournalRow row(StoredEnvelope arrival, List<Match> matches) {
    JournalRow row = JournalRow.of(arrival);
    return matches.stream().allMatch(match -> match.directory().isEmpty())
        ? row
        : row.withContact();
  }

  /** Whether no route matches it. */
  boolean isUnmatched() {
    return matches.isEmpty() && unassigned == 0 && suppressed == 0;
  }

  private static boolean isFeedOfEvents(Destination destination) {
    return destination.isPulled() && !destination.isPosted();
  }

  /** Adds the envelope to the batches of the feeds that its matches lead to. */
  void sortInto(Map<FeedId, FeedBatch> batches) {
    for (Match match : matches) {
      batches
          .computeIfAbsent(
              FeedId.of(match.destination().name(), match.group()),
              unknown -> new FeedBatch(match.destination(), match.group()))
          .candidates()
          .add(
              new Candidate(
                  candidate.key(),
                  candidate.acceptedAt(),
                  candidate.sizeBytes(),
                  List.of(),
                  Optional.empty(),
                  match.directory(),
                  isFeedOfEvents(match.destination()) ? otherName : Optional.empty()));
    }
  }
}
