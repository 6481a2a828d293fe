package io.signalbox.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * How CSV is punctuated. Every cell is quoted, each row ends with CRLF, the text is UTF-8, and
 * cells are {@linkplain FormulaGuard guarded} against being taken for formulas.
 *
 * @param separator what stands between cells
 * @param hasByteOrderMark whether the file begins with one
 */
public record CsvDialect(char separator, boolean hasByteOrderMark) {
  /**
   * RFC 4180, and what intelmq-mailgen writes: commas. Without a byte order mark: programs read
   * these files, and to many of them the mark is part of the first column's name.
   */
  public static final CsvDialect RFC_4180 = new CsvDialect(',', false);

  private static final String ROW_END = "\r\n";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * What Excel shows in columns and in the right characters on a double click: a byte order mark,
   * and the list separator of the language, which is a semicolon where numbers have a decimal
   * comma.
   *
   * @param language the language that Excel runs in
   */
  public static CsvDialect excel(Locale language) {
    boolean hasDecimalComma =
        DecimalFormatSymbols.getInstance(language).getDecimalSeparator() == ',';
    return new CsvDialect(hasDecimalComma ? ';' : ',', true);
  }

  /** The whole table, header row first. */
  public byte[] write(EventTable table) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(beginning(table.titles()));
    table.rows().forEach(cells -> out.writeBytes(row(cells)));
    return out.toByteArray();
  }

  /** What the file begins with: the header row, and the mark before it. */
  public byte[] beginning(List<String> titles) {
    return bytes((hasByteOrderMark ? BYTE_ORDER_MARK : "") + text(titles));
  }

  /** A row with its end. */
  public byte[] row(List<String> cells) {
    return bytes(text(cells));
  }

  /** A cell as the file has it, without its quotes. */
  public String guarded(String cell) {
    return FormulaGuard.guard(cell, separator);
  }

  private String text(List<String> cells) {
    var row = new StringJoiner("\"" + separator + "\"", "\"", "\"" + ROW_END);
    for (String cell : cells) {
      row.add(guarded(cell).replace("\"", "\"\""));
    }
    return row.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
