package io.signalbox.fanout;

import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Table;
import java.nio.charset.StandardCharsets;

/** A table that refuses for good what holds a word. */
final class RefusingTable extends ForwardingTable {
  private final String word;

  RefusingTable(Table table, String word) {
    super(table);
    this.word = word;
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    if (new String(draft.body().bytes(), StandardCharsets.UTF_8).contains(word)) {
      throw new IllegalStateException("Refused for good");
    }
    return super.insertIfAbsent(draft);
  }
}
