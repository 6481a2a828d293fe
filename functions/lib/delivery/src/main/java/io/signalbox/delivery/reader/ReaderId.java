package io.signalbox.delivery.reader;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Key;
import java.time.Instant;

/**
 * Names a reader of a feed.
 *
 * @param feed the feed of the destination that the reader serves
 */
public record ReaderId(FeedId feed, ReaderKind kind) {

  /** Where the jobs lie that reckon with changed settings. No destination can have this name. */
  private static final FeedId WHAT_IFS = new FeedId("~whatif", "");

  /** What the edition of a reader begins with that holds what came back. */
  public static final String RETURNED = "returned-";

  /** The reader that follows a feed for its destination. */
  public static ReaderId main(FeedId feed) {
    return new ReaderId(feed, new ReaderKind.Main());
  }

  /** The reader that tries again what was set aside at that position, by one of that edition. */
  public static ReaderId aside(FeedId feed, Position position, String edition) {
    return new ReaderId(feed, new ReaderKind.Aside(position, edition));
  }

  /** The reader that sends a part of the feed once more. */
  public static ReaderId replay(FeedId feed, String edition) {
    return new ReaderId(feed, new ReaderKind.Replay(edition));
  }

  /** The reader that keeps the place of an instance that pulls the feed without a cursor. */
  public static ReaderId client(FeedId feed, String instance) {
    return new ReaderId(feed, new ReaderKind.Client(instance));
  }

  /** The reader of the journal that fills a destination's new feeds with what came since a time. */
  public static ReaderId backfill(String destination, Instant since) {
    return new ReaderId(new FeedId(destination, ""), new ReaderKind.Backfill(since));
  }

  /** The job of that id over the destination's readers. */
  public static ReaderId job(String destination, String id) {
    return new ReaderId(new FeedId(destination, ""), new ReaderKind.Job(id));
  }

  /** The job of that key that reckons with changed settings. */
  public static ReaderId whatIf(String key) {
    return new ReaderId(WHAT_IFS, new ReaderKind.Job(key));
  }

  /** Whether it is a job that reckons with changed settings. */
  public boolean isWhatIf() {
    return feed.equals(WHAT_IFS);
  }

  /** The key of such a job. */
  public String whatIfKey() {
    if (isWhatIf() && kind instanceof ReaderKind.Job(String key)) {
      return key;
    }
    throw new IllegalStateException("Not such a job: " + name());
  }

  public String name() {
    return kind.name();
  }

  public boolean isMain() {
    return kind instanceof ReaderKind.Main;
  }

  public boolean isAside() {
    return kind instanceof ReaderKind.Aside;
  }

  public boolean isReplay() {
    return kind instanceof ReaderKind.Replay;
  }

  public boolean isBackfill() {
    return kind instanceof ReaderKind.Backfill;
  }

  public boolean isJob() {
    return kind instanceof ReaderKind.Job;
  }

  /** Whether it sends what it reads. */
  public boolean delivers() {
    return switch (kind) {
      case ReaderKind.Main _, ReaderKind.Aside _, ReaderKind.Replay _ -> true;
      case ReaderKind.Client _, ReaderKind.Backfill _, ReaderKind.Job _ -> false;
    };
  }

  /** Whether it holds what was taken and came back afterwards. */
  public boolean isReturned() {
    return kind instanceof ReaderKind.Aside aside && aside.edition().startsWith(RETURNED);
  }

  /**
   * Whether it is added at most once, however often, and by however many, that is tried: what sends
   * a part of the feed once more, and what holds what came back.
   */
  boolean isAddedOnce() {
    return kind instanceof ReaderKind.Replay || isReturned();
  }

  /** Readers of one destination lie together, those of one group beside each other. */
  public Key key() {
    return new Key(feed.destination(), sortKeyPrefix(feed) + name());
  }

  /** What the sort keys of all readers of one feed begin with. */
  public static String sortKeyPrefix(FeedId feed) {
    return feed.group() + "#";
  }

  /** Reads what {@link #key} wrote. */
  public static ReaderId of(Key key) {
    int hash = key.sort().indexOf('#');
    return new ReaderId(
        new FeedId(key.partition(), key.sort().substring(0, hash)),
        ReaderKind.parse(key.sort().substring(hash + 1)));
  }
}
