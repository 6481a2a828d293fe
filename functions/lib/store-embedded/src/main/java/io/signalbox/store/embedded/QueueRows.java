package io.signalbox.store.embedded;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The messages of a queue, as they lie in the store. To be called within a change. */
final class QueueRows {
  private static final byte[] NOTHING = {};

  private final RowMap messages;
  private final Turns turns;
  private final Object mark;
  private final AtomicLong count = new AtomicLong();
  private long last;

  /**
   * @param turns is told of each message
   * @param mark what is written bears it
   */
  QueueRows(String name, Rows rows, Turns turns, Object mark) {
    this.messages = new RowMap("queue/" + name + "/messages", rows);
    this.turns = turns;
    this.mark = mark;
    byte[] highest = messages.lastKey();
    this.last = highest == null ? 0 : KeyCodec.number(highest);
  }

  /** What was in flight can be received again; nobody has received anything yet. */
  void countAndReleaseAll(Writing writing, Instant now) {
    messages.ascend(
        NOTHING,
        (key, value) -> {
          count.incrementAndGet();
          long id = KeyCodec.number(key);
          QueuedMessage message = QueuedMessage.decode(value);
          if (message.inFlight()) {
            put(writing, id, message.released(now));
          } else {
            turns.add(id, message);
          }
          return true;
        });
  }

  /** How many there are; to be asked at any time. */
  long count() {
    return count.get();
  }

  /** Since when the message waits that waits the longest; empty where there is none. */
  Optional<Instant> oldest() {
    return QueuedMessage.oldest(messages);
  }

  /** Whether the message is there as the receipt says. */
  boolean isCurrent(Receipt receipt) {
    byte[] value = messages.get(KeyCodec.ofNumber(receipt.id()));
    return value != null && QueuedMessage.decode(value).receives() == receipt.receives();
  }

  void add(Writing writing, QueuedMessage message) {
    last++;
    put(writing, last, message);
    writing.afterwards(count::incrementAndGet);
  }

  void put(Writing writing, long id, QueuedMessage message) {
    writing.mark(mark);
    writing.put(messages, KeyCodec.ofNumber(id), message.encode());
    turns.add(id, message);
  }

  QueuedMessage remove(Writing writing, long id) {
    writing.mark(mark);
    byte[] key = KeyCodec.ofNumber(id);
    QueuedMessage message = QueuedMessage.decode(Objects.requireNonNull(messages.get(key)));
    writing.remove(messages, key);
    turns.remove(id, message);
    return message;
  }

  void removeForGood(Writing writing, long id) {
    remove(writing, id);
    moved(writing);
  }

  /** What was removed went elsewhere, or is gone. */
  void moved(Writing writing) {
    writing.afterwards(count::decrementAndGet);
  }

  /**
   * Removes what was sent before that time.
   *
   * @return how many messages
   */
  int removeSentBefore(Writing writing, Instant time) {
    int[] removed = {0};
    messages.ascend(
        NOTHING,
        (key, value) -> {
          boolean old = QueuedMessage.decode(value).sent().isBefore(time);
          if (old) {
            removeForGood(writing, KeyCodec.number(key));
            removed[0]++;
          }
          return old;
        });
    return removed[0];
  }
}
