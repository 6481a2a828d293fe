package io.signalbox.envelopes;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was kept last, a few items at a time, and ends where there is no more room in memory:
 * a few kilobytes of the table may be many megabytes.
 */
final class Newest {
  static final int ITEMS_AT_ONCE = 10;

  /** What is read may take about so much, and one item more. */
  static final long ROOM_BYTES = 64_000_000;

  private Newest() {}

  /**
   * What was read.
   *
   * @param next the key of the last one; empty where there is no more
   */
  record Part<T>(List<T> items, Optional<Key> next) {}

  /**
   * The newest first, as many as there is room for.
   *
   * @param range descending
   */
  static <T> Part<T> of(
      Table table, Range range, Function<Item, T> reader, ToLongFunction<T> memoryBytes) {
    List<T> newest = new ArrayList<>();
    long room = ROOM_BYTES;
    @Nullable Key last = null;
    boolean isEnd = false;
    int wanted = range.limit();
    while (wanted > 0 && room > 0 && !isEnd) {
      int asked = Math.min(wanted, ITEMS_AT_ONCE);
      @Nullable String end = last == null ? range.to() : last.sort();
      List<Item> items =
          table.query(
              new Range(range.partition(), range.from(), end, range.direction(), asked),
              Consistency.STRONG);
      isEnd = items.size() < asked;
      for (Item item : items) {
        if (room > 0) {
          T one = reader.apply(item);
          newest.add(one);
          room -= memoryBytes.applyAsLong(one);
          last = item.key();
        } else {
          isEnd = false;
        }
      }
      wanted -= asked;
    }
    return new Part<>(newest, isEnd ? Optional.empty() : Optional.ofNullable(last));
  }
}
