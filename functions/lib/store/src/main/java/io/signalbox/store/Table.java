package io.signalbox.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of versioned items. Every operation is atomic for one item and for no more; none of them
 * waits for another.
 *
 * <p>Each operation throws {@link StoreException}, whose kind says whether a write can have taken
 * effect. A write that answered is durable.
 */
public interface Table {

  /**
   * The largest body that an item can hold: DynamoDB's 400 KB, less what keys and attribute names
   * take.
   */
  int BODY_LIMIT_BYTES = 390_000;

  Optional<Item> get(Key key, Consistency consistency);

  /**
   * The items that are there, each under its key; absent ones are left out. Any number of keys,
   * each once.
   */
  Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency);

  /**
   * Writes the item under version 1 if its key is free, and answers with the item that stands
   * otherwise.
   */
  Insertion insertIfAbsent(Draft draft);

  /**
   * Writes the item under the next version, if the one that stands has version {@code expected}.
   *
   * <p>The same replacement tried again after its answer was lost reads as success: where the
   * standing item has version {@code expected + 1} and the draft's content, the answer is {@code
   * true}. Two writers that must not both believe to have won put something of their own into the
   * body.
   *
   * @return whether the draft stands
   */
  boolean replaceIfVersion(Draft draft, long expected);

  /**
   * Removes the item, if it has that version.
   *
   * @return whether the key is free now; {@code true} also where it was free before
   */
  boolean deleteIfVersion(Key key, long expected);

  /** The items of the range, in its direction, up to its limit, however many bytes they have. */
  List<Item> query(Range range, Consistency consistency);

  /**
   * The same table, which waits for no disk: a write answers as soon as it outlives the process,
   * and a read shows what was written so. A failure of the machine may take back the last writes,
   * and with each one all that were written after it, to whatever table or queue. A write that is
   * durable makes durable all that was written before it. For what is done once more and no worse
   * where it was taken back, and for what such a write follows.
   */
  default Table outlivingTheProcess() {
    return this;
  }
}
