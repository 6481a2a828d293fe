package io.signalbox.store.embedded;

import io.signalbox.store.Change;
import io.signalbox.store.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * The change stream of one table: what was inserted or replaced since the stream was first asked
 * for, in order, each under a number one above the one before. It lies in the same commit as the
 * items, and stands until it is trimmed.
 */
public final class EmbeddedStream {
  private static final byte[] TRIMMED = KeyCodec.ofNumber(-1);

  private final MVMap<byte[], byte[]> changes;
  private final Maps maps;
  private final Commits commits;
  private final Signal appended = new Signal();

  /** The number of the last change that is in the map; written by one change at a time. */
  private volatile long last;

  private volatile long trimmed;

  EmbeddedStream(String table, Maps maps, Commits commits) {
    this.maps = maps;
    this.commits = commits;
    this.changes = maps.open(mapName(table));
    byte[] through = changes.get(TRIMMED);
    this.trimmed = through == null ? 0 : KeyCodec.number(through);
    byte[] highest = changes.lastKey();
    this.last = highest == null ? 0 : Math.max(trimmed, KeyCodec.number(highest));
  }

  static String mapName(String table) {
    return "table/" + table + "/changes";
  }

  /**
   * The changes behind number {@code after}, oldest first; 0 for the oldest that stands. Their
   * {@link Change#sequence} is their number in decimal.
   */
  public List<Change> after(long after, int limit) {
    List<Change> found =
        maps.read(
            () -> {
              List<Change> read = new ArrayList<>();
              Cursor<byte[], byte[]> cursor =
                  changes.cursor(KeyCodec.ofNumber(Math.max(after, 0) + 1), null, false);
              while (read.size() < limit && cursor.hasNext()) {
                long number = KeyCodec.number(cursor.next());
                read.add(
                    new Change(Long.toString(number), ItemCodec.decodeWithKey(cursor.getValue())));
              }
              return List.copyOf(read);
            });
    if (!found.isEmpty()) {
      commits.awaitDurable(this);
    }
    return found;
  }

  /**
   * Waits, in real time, until there are changes behind {@code after}.
   *
   * @return whether there are
   */
  public boolean await(long after, Duration atMost) throws InterruptedException {
    return appended.await(
        () -> last > Math.max(after, trimmed) ? Duration.ZERO : Signal.UNTIL_RAISED, atMost);
  }

  /** Where the stream begins: the number up to which it was trimmed; 0 if it never was. */
  public long trimmed() {
    return trimmed;
  }

  /**
   * Removes the changes up to that number, itself included: nobody needs them any more. A consumer
   * that trims what it is done with goes on from {@link #trimmed} after a restart.
   */
  public void trim(long through) {
    commits.apply(
        writing -> {
          long from = trimmed;
          long to = Math.min(through, last);
          if (to > from) {
            writing.mark(this);
            for (long number = from + 1; number <= to; number++) {
              writing.remove(changes, KeyCodec.ofNumber(number));
            }
            writing.put(changes, TRIMMED, KeyCodec.ofNumber(to));
            trimmed = to;
          }
          return to;
        });
    commits.awaitDurable(this);
  }

  /** Within a change of the table: tells it here too. */
  void append(Writing writing, Item item) {
    writing.mark(this);
    long number = last + 1;
    writing.put(changes, KeyCodec.ofNumber(number), ItemCodec.encodeWithKey(item));
    last = number;
    appended.raise();
  }
}
