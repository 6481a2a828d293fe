package io.signalbox.delivery.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the hub has fetched from one source.
 *
 * @param cursor what the source is asked from, in its own words; empty where nothing was fetched
 * @param lease who fetches now
 * @param lastAt when the source was last asked with success
 * @param nextAt when it is asked again
 * @param failure since when it fails
 * @param gap the latest time of which events are missing
 * @param counts what became of the events, by words such as {@code accepted}
 */
public record FetchState(
    String cursor,
    @Nullable Lease lease,
    @Nullable Instant lastAt,
    @Nullable Instant nextAt,
    @Nullable Failure failure,
    @Nullable Gap gap,
    Map<String, Long> counts) {

  public static final FetchState NEW = new FetchState("", null, null, null, null, null, Map.of());

  public FetchState {
    counts = Map.copyOf(counts);
  }

  /** The right to fetch, for a while. */
  public record Lease(String owner, Instant until) {}

  /**
   * The source does not answer as it should.
   *
   * @param attempts how often it was asked in vain
   * @param answer what it said last, or why it did not
   */
  public record Failure(Instant since, int attempts, String answer) {}

  /**
   * The source no longer had what came after the cursor.
   *
   * @param from from when on events may be missing; null where nobody knows
   * @param until the time of the oldest event that was left
   */
  public record Gap(@Nullable Instant from, Instant until, Instant toldAt) {}

  /**
   * Whether it is time to ask the source.
   *
   * @param longestWait no wait is longer: one that is was begun by a clock that was wrong
   */
  public boolean isDue(Instant now, Duration longestWait) {
    boolean isFree = lease == null || now.isAfter(lease.until());
    return isFree
        && (nextAt == null || !now.isBefore(nextAt) || nextAt.isAfter(now.plus(longestWait)));
  }

  public FetchState leased(String owner, Instant until) {
    return new FetchState(cursor, new Lease(owner, until), lastAt, nextAt, failure, gap, counts);
  }

  /** Everything up to that cursor is stored. */
  public FetchState advanced(String next, Map<String, Long> more, Instant now) {
    Map<String, Long> sums = new TreeMap<>(counts);
    more.forEach((word, count) -> sums.merge(word, count, Long::sum));
    return new FetchState(next, lease, now, nextAt, null, gap, sums);
  }

  /** Asks from there. */
  public FetchState from(String other) {
    return new FetchState(other, lease, lastAt, nextAt, failure, gap, counts);
  }

  /** Goes on behind a gap. */
  public FetchState behind(Gap missing, String oldest) {
    return new FetchState(oldest, lease, lastAt, nextAt, failure, missing, counts);
  }

  public FetchState failing(String answer, Instant now, Instant next) {
    Failure failed =
        failure == null
            ? new Failure(now, 1, answer)
            : new Failure(failure.since(), failure.attempts() + 1, answer);
    return new FetchState(cursor, null, lastAt, next, failed, gap, counts);
  }

  public FetchState restingUntil(Instant next) {
    return new FetchState(cursor, null, lastAt, next, failure, gap, counts);
  }
}
