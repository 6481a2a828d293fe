package io.signalbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every scan promises. The table is new for each test. */
public interface TableScanContract {
  Instant LATER = Instant.parse("2001-02-03T12:00:00Z");

  DueTable table();

  TableScan scan();

  @Test
  default void anEmptyTableHasNoItems() {
    assertThat(scan().behind(Optional.empty())).isEmpty();
  }

  @Test
  default void everyItemIsReadOnceInParts() {
    List<Item> written = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Key key = new Key("partition" + i % 3, "sort\u0000" + i);
      Draft draft = Draft.of(key, Body.of(new byte[100_000])).dueAt(LATER).expiringAt(LATER);
      table().insertIfAbsent(draft);
      written.add(Item.of(draft, 1));
    }

    List<Item> read = new ArrayList<>();
    int parts = 0;
    List<Item> part = scan().behind(Optional.empty());
    while (!part.isEmpty()) {
      parts++;
      read.addAll(part);
      part = scan().behind(Optional.of(part.getLast().key()));
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    assertThat(parts).isGreaterThan(2);
  }
}
