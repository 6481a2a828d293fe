package io.signalbox.envelopes;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All items of a range, and the chunks of one writer. */
record WholeRanges(Table table) {
  static final int ITEMS_A_READ = 100;

  List<Item> chunksOf(String partition, UUID writer) {
    return all(Range.withPrefix(partition, Sorts.CHUNK + writer + "#", ITEMS_A_READ));
  }

  static UUID writerOf(String sort) {
    return UUID.fromString(sort.substring(Sorts.CHUNK.length(), sort.lastIndexOf('#')));
  }

  List<Item> all(Range first) {
    List<Item> all = new ArrayList<>();
    List<Item> some = table.query(first, Consistency.STRONG);
    all.addAll(some);
    while (some.size() == first.limit()) {
      some = table.query(first.from(some.getLast().key().sort() + '\0'), Consistency.STRONG);
      all.addAll(some);
    }
    return all;
  }
}
