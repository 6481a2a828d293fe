package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.DirectoryMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An envelope's place in a feed.
 *
 * @param at when it was appended, and later than the entry before it; see {@link Spacing}
 * @param sizeBytes about how much memory the envelope takes, so that a reader can bound what it
 *     loads
 * @param feeds in the journal, the feeds to which the envelope went; empty in all others
 * @param row in the journal, what it says of the envelope; empty in all others, and in pages that
 *     were written before the journal had rows
 * @param matches what in the directory led the envelope there; nothing where no directory was asked
 * @param received when the envelopes of its page were received; empty in pages of earlier versions
 */
public record Entry(
    EnvelopeKey key,
    Instant at,
    int sizeBytes,
    List<FeedId> feeds,
    Optional<JournalRow> row,
    List<DirectoryMatch> matches,
    Optional<ReceiptSpan> received) {
  public Entry {
    feeds = List.copyOf(feeds);
    matches = List.copyOf(matches);
  }

  /** One of which nobody says when it was received. */
  public Entry(
      EnvelopeKey key,
      Instant at,
      int sizeBytes,
      List<FeedId> feeds,
      Optional<JournalRow> row,
      List<DirectoryMatch> matches) {
    this(key, at, sizeBytes, feeds, row, matches, Optional.empty());
  }

  /** One of which the feed says nothing but its place. */
  public Entry(EnvelopeKey key, Instant at, int sizeBytes, List<FeedId> feeds) {
    this(key, at, sizeBytes, feeds, Optional.empty(), List.of());
  }
}
