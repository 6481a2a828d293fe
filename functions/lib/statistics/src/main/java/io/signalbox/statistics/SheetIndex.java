package io.signalbox.statistics;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

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
   * The items of some hours, for a search that goes through them in its order.
   *
   * @param from the first hour
   * @param to the first hour no longer wanted
   * @param finder what of a sheet is wanted, by its item; empty for nothing
   */
  KeyFilterItems items(
      Instant from, Instant to, boolean newestFirst, Function<byte[], Optional<SheetPart>> finder) {
    return new KeyFilterItems(
        table,
        partition,
        KeyFilters.sortKey(from, ""),
        KeyFilters.sortKey(to, ""),
        newestFirst,
        item -> finder.apply(item.body().bytes()));
  }
}
