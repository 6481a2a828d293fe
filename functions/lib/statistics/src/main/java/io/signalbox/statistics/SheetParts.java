package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Parts of a large sheet, in their order; a few are in memory. */
final class SheetParts implements Iterator<byte[]> {
  /** To read a few parts in vain takes less time than to ask once more. */
  private static final int GAP_MOST = 3;

  private static final int NONE = -1;

  private final Table table;
  private final String partition;
  private final Optional<BitSet> wanted;
  private final int partsARead;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private int next;

  /**
   * @param wanted the numbers of the parts; empty for all
   * @param partsARead how many are in memory, at the most
   */
  SheetParts(Table table, String partition, Optional<BitSet> wanted, int partsARead) {
    this.table = table;
    this.partition = partition;
    this.wanted = wanted;
    this.partsARead = partsARead;
    this.next = wantedFrom(0);
  }

  /** The sort key of a part. */
  static String key(int number) {
    return "%06d".formatted(number);
  }

  @Override
  public boolean hasNext() {
    while (items.isEmpty() && next != NONE) {
      read();
    }
    return !items.isEmpty();
  }

  private void read() {
    int end = end(next);
    Range range = Range.ascending(partition, end - next).from(key(next)).to(key(end));
    List<Item> some = table.query(range, Consistency.STRONG);
    some.stream().filter(this::isWanted).forEach(items::add);
    boolean isLast = wanted.isEmpty() && some.size() < end - next;
    next = isLast ? NONE : wantedFrom(end);
  }

  private boolean isWanted(Item part) {
    return wanted.isEmpty() || wanted.get().get(Integer.parseInt(part.key().sort()));
  }

  private int wantedFrom(int number) {
    return wanted.map(numbers -> numbers.nextSetBit(number)).orElse(number);
  }

  /** Behind the last part that is read at once with that one. */
  private int end(int first) {
    int most = first + partsARead;
    if (wanted.isEmpty()) {
      return most;
    }
    int end = first + 1;
    int more = wantedFrom(end);
    while (more != NONE && more - end <= GAP_MOST && more < most) {
      end = more + 1;
      more = wantedFrom(end);
    }
    return end;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.removeFirst().body().bytes();
  }
}
