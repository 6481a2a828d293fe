package io.signalbox.settings;

import java.util.List;
import java.util.Locale;

/**
 * How a destination wants CSV.
 *
 * @param dialect for whom it is punctuated
 * @param language in which a spreadsheet runs that opens it
 * @param columns in order, by their names or as {@code title=name}; empty for the hub's own choice
 */
public record CsvOptions(Dialect dialect, Locale language, List<String> columns) {
  public static final CsvOptions DEFAULT =
      new CsvOptions(Dialect.RFC4180, Locale.ENGLISH, List.of());

  public CsvOptions {
    columns = List.copyOf(columns);
  }

  /** For whom CSV is punctuated. */
  public enum Dialect {
    /** Programs: commas, and no byte order mark. */
    RFC4180,
    /** Excel: a byte order mark, and the separator of its language. */
    EXCEL
  }

  static CsvOptions read(JsonFields csv) {
    return new CsvOptions(
        csv.constant("dialect", Dialect.class, DEFAULT.dialect()),
        csv.read("language", Locale::forLanguageTag, DEFAULT.language()),
        csv.texts("columns"));
  }
}
