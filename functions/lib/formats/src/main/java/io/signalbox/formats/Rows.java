package io.signalbox.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tables that lie beside the classes: columns parted by tabs, comments after '#'. */
final class Rows {
  private Rows() {}

  /** A line of a table. */
  record Row(List<String> columns) {

    /** What stands in a column. */
    String text(int column) {
      return columns.get(column);
    }

    /** What stands in a column that may be missing or {@code -}. */
    Optional<String> optional(int column) {
      return columns.size() > column && !columns.get(column).equals("-")
          ? Optional.of(columns.get(column))
          : Optional.empty();
    }
  }

  /** The rows of the table of that name. */
  static List<Row> of(String name) {
    try (InputStream stream = Rows.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> new Row(List.of(line.split("\t", -1))))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
