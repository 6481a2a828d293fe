package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The filters in which a hash may be that have the same number of first bits: one of each sheet.
 * They are read in the order of a search, each once at the most; where there are none any more,
 * nothing is read.
 */
final class KeyFilterItems {
  /** About a kilobyte each. */
  private static final int ITEMS_A_READ_MOST = 800;

  private static final int ITEMS_A_READ_LEAST = 50;

  private final Table table;
  private final String partition;
  private final boolean newestFirst;
  private final Function<Item, Optional<SheetPart>> finder;
  private final ArrayDeque<Item> ahead = new ArrayDeque<>();

  /** The sort keys that are not read yet: from one on, and before the other. */
  private String from;

  private String to;
  private boolean isAtEnd;

  /**
   * Filters of some hours.
   *
   * @param from the first sort key wanted
   * @param to the first sort key no longer wanted
   * @param finder the part of its sheet that has the hash, by a filter
   */
  KeyFilterItems(
      Table table,
      String partition,
      String from,
      String to,
      boolean newestFirst,
      Function<Item, Optional<SheetPart>> finder) {
    this.table = table;
    this.partition = partition;
    this.from = from;
    this.to = to;
    this.newestFirst = newestFirst;
    this.finder = finder;
  }

  /** The part of its sheet that has the hash, by a filter; empty where none does. */
  Optional<SheetPart> find(Item item) {
    return finder.apply(item);
  }

  /**
   * Gives the filters of some hours, which are behind those of the time before.
   *
   * @param first the first hour
   * @param end the first hour no longer wanted
   */
  void each(Instant first, Instant end, Consumer<Item> consumer) {
    String least = KeyFilters.sortKey(first, "");
    String most = KeyFilters.sortKey(end, "");
    passBefore(least, most);
    long hours = Duration.between(first, end).toHours();
    int limit = Math.clamp(hours + 2, ITEMS_A_READ_LEAST, ITEMS_A_READ_MOST);
    while (true) {
      while (!ahead.isEmpty() && isIn(ahead.getFirst(), least, most)) {
        consumer.accept(ahead.removeFirst());
      }
      boolean isRead = newestFirst ? to.compareTo(least) <= 0 : from.compareTo(most) >= 0;
      if (!ahead.isEmpty() || isAtEnd || isRead) {
        return;
      }
      read(limit);
    }
  }

  /** Leaves out what no one asked for. */
  private void passBefore(String least, String most) {
    while (!ahead.isEmpty()
        && (newestFirst
            ? ahead.getFirst().key().sort().compareTo(most) >= 0
            : ahead.getFirst().key().sort().compareTo(least) < 0)) {
      ahead.removeFirst();
    }
    if (newestFirst && to.compareTo(most) > 0) {
      to = most;
    } else if (!newestFirst && from.compareTo(least) < 0) {
      from = least;
    }
  }

  private static boolean isIn(Item item, String least, String most) {
    String sort = item.key().sort();
    return sort.compareTo(least) >= 0 && sort.compareTo(most) < 0;
  }

  private void read(int limit) {
    Range range =
        newestFirst ? Range.descending(partition, limit) : Range.ascending(partition, limit);
    ahead.addAll(table.query(range.from(from).to(to), Consistency.STRONG));
    isAtEnd = ahead.size() < limit;
    if (!isAtEnd) {
      String last = ahead.getLast().key().sort();
      from = newestFirst ? from : last + "~";
      to = newestFirst ? last : to;
    }
  }
}
