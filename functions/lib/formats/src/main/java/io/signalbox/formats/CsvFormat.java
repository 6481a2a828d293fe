package io.signalbox.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/**
 * Tables as CSV in the dialect of intelmq-mailgen: every cell quoted, commas, CRLF after each row,
 * a header row. RFC 4180.
 *
 * <p>UTF-8 without a byte order mark: programs read these files, and to many of them the mark is
 * part of the first column's name. The default columns are ASCII, so that a spreadsheet shows them
 * right either way; for others, Excel's import ("From Text/CSV") asks for the encoding.
 *
 * <p>Cells are {@linkplain FormulaGuard guarded} against being taken for formulas.
 */
public final class CsvFormat {
  private static final String ROW_END = "\r\n";

  private CsvFormat() {}

  /** The whole table, header row first. */
  public static byte[] write(EventTable table) {
    var text = new StringBuilder();
    text.append(row(table.titles()));
    for (List<String> cells : table.rows()) {
      text.append(row(cells));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(List<String> cells) {
    var row = new StringJoiner("\",\"", "\"", "\"" + ROW_END);
    for (String cell : cells) {
      row.add(FormulaGuard.guard(cell).replace("\"", "\"\""));
    }
    return row.toString();
  }
}
