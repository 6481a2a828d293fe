package io.signalbox.delivery.reader;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Key;
import java.time.Instant;

/**
 * Names a reader of a feed.
 *
 * @param feed the feed of the destination that the reader serves
 * @param name {@link #MAIN} for the one that delivers what comes in; others read a part of the
 *     feed, or pull it
 */
public record ReaderId(FeedId feed, String name) {

  /** The reader that follows a feed for its destination. */
  public static final String MAIN = "main";

  private static final String ASIDE = "aside-";
  private static final String REPLAY = "replay-";
  private static final String CLIENT = "client-";
  private static final String BACKFILL = "backfill-";
  private static final String PAUSE_MARK = "~paused";

  public static ReaderId main(FeedId feed) {
    return new ReaderId(feed, MAIN);
  }

  /**
   * The reader that tries again what was set aside at that position.
   *
   * @param edition that of the reader which set it aside
   */
  public static ReaderId aside(FeedId feed, Position position, String edition) {
    return new ReaderId(feed, ASIDE + position.text() + (edition.isEmpty() ? "" : "-" + edition));
  }

  /** The reader that sends a part of the feed once more. */
  public static ReaderId replay(FeedId feed, String id) {
    return new ReaderId(feed, REPLAY + id);
  }

  /** The reader that keeps the place of an instance that pulls the feed without a cursor. */
  public static ReaderId client(FeedId feed, String instance) {
    return new ReaderId(feed, CLIENT + instance);
  }

  /** The reader of the journal that fills a destination's new feeds with what came since a time. */
  public static ReaderId backfill(String destination, Instant since) {
    return new ReaderId(new FeedId(destination, ""), BACKFILL + since.toEpochMilli());
  }

  /** No reader, but the place where it is written that a whole destination is paused. */
  static ReaderId pauseMark(String destination) {
    return new ReaderId(new FeedId(destination, "~"), PAUSE_MARK);
  }

  boolean isPauseMark() {
    return name.equals(PAUSE_MARK);
  }

  public boolean isBackfill() {
    return name.startsWith(BACKFILL);
  }

  public boolean isReplay() {
    return name.startsWith(REPLAY);
  }

  public boolean isAside() {
    return name.startsWith(ASIDE);
  }

  /** Readers of one destination lie together, those of one group beside each other. */
  public Key key() {
    return new Key(feed.destination(), sortKeyPrefix(feed) + name);
  }

  /** What the sort keys of all readers of one feed begin with. */
  public static String sortKeyPrefix(FeedId feed) {
    return feed.group() + "#";
  }

  /** Reads what {@link #key} wrote. */
  public static ReaderId of(Key key) {
    int hash = key.sort().indexOf('#');
    return new ReaderId(
        new FeedId(key.partition(), key.sort().substring(0, hash)), key.sort().substring(hash + 1));
  }
}
