package io.signalbox.transfer;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import java.util.Optional;

/**
 * The envelopes that fanout is done with: the journal has them, and fanout writes the journal last.
 * As many as memory holds are known at a time: each key belongs to one of some parts.
 */
final class RoutedEnvelopes {
  private static final int ENTRIES_A_READ = 5_000;

  private final FeedLog journal;

  /** Behind what the journal had at first: what comes later is not in the feeds' export. */
  private final Position end;

  private final int limit;
  private EnvelopeSet known = new EnvelopeSet();
  private int parts = 1;

  private RoutedEnvelopes(FeedLog journal, Position end, int limit) {
    this.journal = journal;
    this.end = end;
    this.limit = limit;
  }

  /**
   * Reads the journal.
   *
   * @param limit how many envelopes may be known at a time
   */
  static RoutedEnvelopes read(FeedLog journal, int limit) {
    Optional<Located> newest = journal.newest(FeedId.JOURNAL);
    RoutedEnvelopes routed =
        new RoutedEnvelopes(journal, newest.map(Located::next).orElse(Position.START), limit);
    routed.change(0);
    while (routed.known.size() > limit) {
      routed.parts *= 2;
      routed.change(0);
    }
    return routed;
  }

  /** In how many parts they are known. */
  int parts() {
    return parts;
  }

  /** Whether a key belongs to that part. */
  boolean isIn(int part, EnvelopeKey key) {
    return EnvelopeSet.part(key, parts) == part;
  }

  /** Goes over to another part. */
  void change(int part) {
    known = new EnvelopeSet();
    Position next = Position.START;
    // More than the limit shows at once; the parts behind the first are about as large as it.
    while (part > 0 || known.size() <= limit) {
      Reading reading = journal.read(FeedId.JOURNAL, next, end, ENTRIES_A_READ, Long.MAX_VALUE);
      if (reading.entries().isEmpty()) {
        return;
      }
      for (Located one : reading.entries()) {
        if (isIn(part, one.entry().key())) {
          known.add(one.entry().key());
        }
      }
      next = reading.next();
    }
  }

  /** Whether fanout is done with an envelope of the current part. */
  boolean has(EnvelopeKey key) {
    return known.has(key);
  }
}
