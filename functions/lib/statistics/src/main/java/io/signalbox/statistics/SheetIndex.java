package io.signalbox.statistics;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item for each sheet of an hour, which says something of the entries that the sheet covers. It
 * is written before the sheet stands, and kept as long as the journal's entries.
 */
final class SheetIndex {
  private static final String PARTITION = "~statistics/";

  private final Table table;
  private final Duration retention;
  private final String partition;

  /**
   * @param name of the index among all
   */
  SheetIndex(Table table, Duration retention, String name) {
    this.table = table;
    this.retention = retention;
    this.partition = PARTITION + name;
  }

  /** Writes the item of a sheet, if it is not there. */
  void put(Sheet sheet, byte[] body) {
    String range = sheet.from().text() + "/" + sheet.to().text();
    table.insertIfAbsent(
        Draft.of(new Key(partition, KeyFilters.sortKey(sheet.period(), range)), Body.of(body))
            .expiringAt(KeyFilters.expires(sheet, retention)));
  }

  /**
   * Some items, those of the latest sheets first.
   *
   * @param before the sort key of the one before; {@code null} for the first ones
   */
  List<Item> newest(@Nullable String before, int limit) {
    return table.query(Range.descending(partition, limit).to(before), Consistency.STRONG);
  }
}
