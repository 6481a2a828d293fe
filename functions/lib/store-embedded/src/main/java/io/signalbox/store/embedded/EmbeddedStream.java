package io.signalbox.store.embedded;

import io.signalbox.store.Change;
import io.signalbox.store.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The change stream of one table: what was inserted or replaced since the stream was first asked
 * for, in order, each under a number one above the one before. It lies in the same commit as the
 * items, and stands until it is trimmed.
 */
public final class EmbeddedStream {
  private static final byte[] TRIMMED = KeyCodec.ofNumber(-1);

  private final RowMap changes;
  private final Commits commits;
  private final Signal appended = new Signal();

  /** The number of the last change that was given one; used by one change at a time. */
  private long numbered;

  /** The number of the last change that can be read. */
  private volatile long last;

  private volatile long trimmed;

  EmbeddedStream(String table, Rows rows, Commits commits) {
    this.commits = commits;
    this.changes = changes(table, rows);
    byte[] through = changes.get(TRIMMED);
    this.trimmed = through == null ? 0 : KeyCodec.number(through);
    byte[] highest = changes.lastKey();
    this.last = highest == null ? 0 : Math.max(trimmed, KeyCodec.number(highest));
    this.numbered = last;
    if (through == null) {
      commits.apply(
          writing -> {
            writing.put(changes, TRIMMED, KeyCodec.ofNumber(0));
            return last;
          });
    }
  }

  private static RowMap changes(String table, Rows rows) {
    return new RowMap("table/" + table + "/changes", rows);
  }

  /** Whether the stream of that table was ever asked for. */
  static boolean exists(String table, Rows rows) {
    return changes(table, rows).get(TRIMMED) != null;
  }

  /**
   * The changes behind number {@code after}, oldest first; 0 for the oldest that stands. Their
   * {@link Change#sequence} is their number in decimal. The last of them may not be durable yet: a
   * failure of the machine that takes them back takes back whatever was written because of them.
   */
  public List<Change> after(long after, int limit) {
    List<Change> found = new ArrayList<>();
    changes.ascend(
        KeyCodec.ofNumber(Math.max(after, trimmed) + 1),
        (key, value) -> {
          String sequence = Long.toString(KeyCodec.number(key));
          found.add(new Change(sequence, ItemCodec.decodeWithKey(value)));
          return found.size() < limit;
        });
    return List.copyOf(found);
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
   * that trims what it is done with goes on from {@link #trimmed} after a restart. What was trimmed
   * outlives the process; after a crash of the machine the last changes may be there again.
   */
  public void trim(long through) {
    commits.apply(
        writing -> {
          long from = trimmed;
          long to = Math.min(through, last);
          if (to > from) {
            for (long number = from + 1; number <= to; number++) {
              writing.remove(changes, KeyCodec.ofNumber(number));
            }
            writing.put(changes, TRIMMED, KeyCodec.ofNumber(to));
            writing.afterwards(() -> trimmed = to);
          }
          return to;
        });
    commits.handOver();
  }

  /** Within a change of the table: tells it here too. */
  void append(Writing writing, Item item) {
    writing.mark(this);
    numbered++;
    long number = numbered;
    writing.put(changes, KeyCodec.ofNumber(number), ItemCodec.encodeWithKey(item));
    writing.afterwards(
        () -> {
          last = number;
          appended.raise();
        });
  }
}
