package io.signalbox.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows to show.
 *
 * @param empty what a person reads where there are none
 */
public record Table(List<Column> columns, List<? extends JsonNode> rows, String empty) {
  private static final String GAP = "  ";

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Lines for a person: a heading, then the rows, each column as wide as it needs. */
  List<String> lines(Style style) {
    if (rows.isEmpty()) {
      return List.of(empty);
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(one -> one.title().toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> cells.add(cells(row).stream().map(VisibleText::line).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      lines.add(
          i == 0
              ? style.heading(line(cells.get(i), widths, Style.PLAIN))
              : line(cells.get(i), widths, style));
    }
    return lines;
  }

  List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(CsvText.line(columns.stream().map(Column::title).toList()));
    rows.forEach(row -> lines.add(CsvText.line(cells(row))));
    return lines;
  }

  private List<String> cells(JsonNode row) {
    return columns.stream().map(column -> column.value().apply(row)).toList();
  }

  private static String line(List<String> cells, int[] widths, Style style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      boolean last = i == widths.length - 1;
      String padded = last ? cell : cell + " ".repeat(widths[i] - width(cell));
      line.append(style.word(cell, padded)).append(last ? "" : GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
