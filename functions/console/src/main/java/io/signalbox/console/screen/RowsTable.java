package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import java.util.List;
import java.util.function.Function;

/** Tables of what a list of the API has. */
final class RowsTable {
  private RowsTable() {}

  /**
   * A row for each item.
   *
   * @param whenEmpty what is said instead of a table without rows
   */
  static Block of(
      String caption,
      List<String> columns,
      JsonNode items,
      Function<JsonNode, List<Cell>> row,
      String whenEmpty) {
    return new Block.Table(caption, columns, items.valueStream().map(row).toList(), whenEmpty);
  }
}
