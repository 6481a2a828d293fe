package io.signalbox.deliver.mail.template;

import io.signalbox.formats.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table as templates see it: a row is a list of cells, a cell knows its title and its value. */
final class Rows {
  private Rows() {}

  /** {@code label} is the title, filled up with spaces to the length of the longest one. */
  static List<List<Map<String, String>>> of(EventTable table) {
    List<String> titles = table.titles().stream().map(MailVariables::oneLine).toList();
    int width = titles.stream().mapToInt(String::length).max().orElse(0);
    List<String> labels =
        titles.stream().map(title -> title + " ".repeat(width - title.length())).toList();
    return table.rows().stream().map(row -> cells(titles, labels, row)).toList();
  }

  private static List<Map<String, String>> cells(
      List<String> titles, List<String> labels, List<String> row) {
    var cells = new ArrayList<Map<String, String>>();
    for (int column = 0; column < titles.size(); column++) {
      cells.add(
          Map.of(
              "title",
              titles.get(column),
              "label",
              labels.get(column),
              "value",
              MailVariables.oneLine(row.get(column))));
    }
    return cells;
  }
}
