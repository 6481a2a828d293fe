package io.signalbox.feeds;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tails that an appender remembers: those of a number of feeds, and not of more. For many
 * threads at once.
 *
 * <p>Who appends to more feeds often does so to one after the other, and begins anew. If each feed
 * then took the place of the one that was not used for the longest time, that would be the very
 * next to be asked for, and none would ever be there. So few newcomers are taken in: most of the
 * feeds stay, and a feed that is used often gets its place soon.
 */
final class Tails {
  static final int MOST = 10_000;

  /** Of so many newcomers one is taken in when there is no place left. */
  private static final int NEWCOMERS = 8;

  private final int most;

  @GuardedBy("this")
  private int newcomers;

  /** Those that were used last stand last. */
  @GuardedBy("this")
  private final Map<FeedId, Tail> kept = new LinkedHashMap<>(16, 0.75f, true);

  Tails(int most) {
    this.most = most;
  }

  /**
   * What is known of that feed; of one that is not taken in nothing, and what its caller learns
   * nobody else is told.
   */
  synchronized Tail of(FeedId feed) {
    Tail known = kept.get(feed);
    if (known != null) {
      return known;
    }
    Tail unknown = new Tail();
    if (kept.size() < most) {
      kept.put(feed, unknown);
    } else if (++newcomers % NEWCOMERS == 0) {
      Iterator<FeedId> longestUnused = kept.keySet().iterator();
      longestUnused.next();
      longestUnused.remove();
      kept.put(feed, unknown);
    }
    return unknown;
  }

  /** That tail may be wrong. */
  synchronized void forget(FeedId feed, Tail tail) {
    kept.remove(feed, tail);
  }
}
