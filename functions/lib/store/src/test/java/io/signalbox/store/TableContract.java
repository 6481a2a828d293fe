package io.signalbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a table promises. */
public interface TableContract {

  /** A table that nobody else writes to; it may hold items of other tests. */
  Table table();

  @Test
  default void anInsertedItemStandsUnderVersionOne() {
    Draft draft = Draft.of(new Key("inserted", "one"), Body.ofText("first"));

    Insertion insertion = table().insertIfAbsent(draft);

    assertThat(insertion).isEqualTo(new Insertion.Inserted(Item.of(draft, 1)));
    assertThat(table().get(draft.key(), Consistency.STRONG)).contains(Item.of(draft, 1));
  }
}
