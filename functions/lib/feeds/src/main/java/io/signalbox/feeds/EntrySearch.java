package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds an envelope's entry in a feed by when the envelope came. A feed is in the order of time, so
 * the entry is near: behind that time first, then in the margin that clocks may be apart.
 */
public final class EntrySearch {
  /** How many entries behind, and before, the time of an envelope are looked through for it. */
  public static final int ENTRIES_LIMIT = 100_000;

  private static final int ENTRIES_A_READ = 1_000;

  private final FeedLog feeds;
  private final int entriesLimit;

  public EntrySearch(FeedLog feeds) {
    this(feeds, ENTRIES_LIMIT);
  }

  /** Looks through fewer entries. */
  public EntrySearch(FeedLog feeds, int entriesLimit) {
    this.feeds = feeds;
    this.entriesLimit = entriesLimit;
  }

  /** What was found. */
  public sealed interface Result {
    record Found(Located located) implements Result {}

    /** It is in none of the entries that it could be in. */
    record NotThere() implements Result {}

    /**
     * There are more entries than were looked through.
     *
     * @param until the time of the last one that was looked at
     */
    record BoundReached(Instant until) implements Result {}
  }

  /** How many entries are looked through in each direction. */
  public int entriesLimit() {
    return entriesLimit;
  }

  /**
   * Finds an entry.
   *
   * @param around when the envelope was received, or routed
   */
  public Result find(FeedId feed, EnvelopeKey key, Instant around) {
    Position from = feeds.since(feed, around);
    Result behind = find(feed, key, from, Optional.empty());
    if (behind instanceof Result.Found) {
      return behind;
    }
    Position earlier = feeds.since(feed, around.minus(FeedAppender.CLOCK_MARGIN));
    Result before = find(feed, key, earlier, Optional.of(from));
    return before instanceof Result.NotThere ? behind : before;
  }

  private Result find(FeedId feed, EnvelopeKey key, Position begin, Optional<Position> end) {
    Position from = begin;
    Instant until = Instant.EPOCH;
    for (int read = 0; read < entriesLimit; read += ENTRIES_A_READ) {
      Reading reading =
          feeds.read(
              feed,
              from,
              end.orElse(null),
              Math.min(ENTRIES_A_READ, entriesLimit - read),
              Long.MAX_VALUE);
      for (Located located : reading.entries()) {
        if (located.entry().key().equals(key)) {
          return new Result.Found(located);
        }
        until = located.entry().at();
      }
      if (reading.entries().isEmpty()) {
        return new Result.NotThere();
      }
      from = reading.next();
    }
    return new Result.BoundReached(until);
  }
}
