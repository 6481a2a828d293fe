package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The parts of a large sheet, in their order; a few are in memory. */
final class SheetParts implements Iterator<byte[]> {
  private final Table table;
  private final String partition;
  private final int partsARead;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private Optional<String> first = Optional.of(key(0));

  /**
   * @param partsARead how many are in memory, at the most
   */
  SheetParts(Table table, String partition, int partsARead) {
    this.table = table;
    this.partition = partition;
    this.partsARead = partsARead;
  }

  /** The sort key of a part. */
  static String key(int number) {
    return "%06d".formatted(number);
  }

  @Override
  public boolean hasNext() {
    if (items.isEmpty() && first.isPresent()) {
      items.addAll(
          table.query(
              Range.ascending(partition, partsARead).from(first.get()), Consistency.STRONG));
      first =
          items.size() < partsARead
              ? Optional.empty()
              : Optional.of(items.getLast().key().sort() + "~");
    }
    return !items.isEmpty();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.removeFirst().body().bytes();
  }
}
