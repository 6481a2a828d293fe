package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.DirectoryMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An envelope that a feed is to have, once.
 *
 * @param acceptedAt when ingest kept it, by ingest's clock
 * @param feeds for the journal: the feeds to which the envelope went
 * @param row for the journal: what it says of the envelope
 * @param matches what in the directory leads the envelope there; nothing where no directory was
 *     asked
 * @param otherName what other systems call it, if its key does not tell; see {@link FeedObjects}
 */
public record Candidate(
    EnvelopeKey key,
    Instant acceptedAt,
    int sizeBytes,
    List<FeedId> feeds,
    Optional<JournalRow> row,
    List<DirectoryMatch> matches,
    Optional<String> otherName) {
  public Candidate {
    feeds = List.copyOf(feeds);
    matches = List.copyOf(matches);
  }

  /** One that others call as its key tells. */
  public Candidate(
      EnvelopeKey key,
      Instant acceptedAt,
      int sizeBytes,
      List<FeedId> feeds,
      Optional<JournalRow> row,
      List<DirectoryMatch> matches) {
    this(key, acceptedAt, sizeBytes, feeds, row, matches, Optional.empty());
  }

  static Instant oldest(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::acceptedAt).min(Instant::compareTo).orElseThrow();
  }

  /** When some were received, one at least. */
  static ReceiptSpan received(List<Candidate> candidates) {
    return ReceiptSpan.around(
        candidates.stream().map(one -> ReceiptSpan.of(one.acceptedAt())).toList());
  }

  /**
   * Its entry.
   *
   * @param received when the envelopes of its page were received
   */
  Entry entry(Instant at, ReceiptSpan received) {
    return new Entry(key, at, sizeBytes, feeds, row, matches, Optional.of(received));
  }

  /** One of which the feed says nothing but its place. */
  public Candidate(EnvelopeKey key, Instant acceptedAt, int sizeBytes, List<FeedId> feeds) {
    this(key, acceptedAt, sizeBytes, feeds, Optional.empty(), List.of());
  }
}
