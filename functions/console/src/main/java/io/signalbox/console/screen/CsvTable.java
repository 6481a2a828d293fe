package io.signalbox.console.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A CSV table, whose first line names the columns.
 *
 * @param columns their names, in their order
 */
record CsvTable(List<String> columns, List<Row> rows) {
  /** So many rows are one sending. */
  static final int ROWS_LIMIT = 5_000;

  /** So many columns fit a form. */
  static final int COLUMNS_LIMIT = 60;

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  CsvTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The cells of a row, and the line of the file on which it begins, from 1. */
  record Row(long line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** Why a text is no table that can be sent: the end of the key of what is said, and where. */
  static final class Unreadable extends Exception {
    final String word;
    final long line;

    Unreadable(String word, long line) {
      super(word + " at line " + line);
      this.word = word;
      this.line = line;
    }
  }

  /** The separator that the first line has most of outside quotes; a comma where it has none. */
  static char separator(String text) {
    String first = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    return Stream.of(';', '\t', ',')
        .max((one, other) -> Long.compare(count(first, one), count(first, other)))
        .filter(best -> count(first, best) > 0)
        .orElse(',');
  }

  private static long count(String line, char separator) {
    return line.chars().filter(character -> character == separator).count();
  }

  static CsvTable read(String text) throws Unreadable {
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(unmarked));
    try (MappingIterator<String[]> lines =
        CSV.readerFor(String[].class).with(schema).readValues(unmarked)) {
      if (!lines.hasNextValue()) {
        throw new Unreadable("empty", 1);
      }
      List<String> columns = Arrays.stream(lines.nextValue()).map(String::strip).toList();
      if (columns.size() > COLUMNS_LIMIT) {
        throw new Unreadable("columns", 1);
      }
      List<Row> rows = new ArrayList<>();
      while (lines.hasNextValue()) {
        long line = lines.getCurrentLocation().getLineNr();
        List<String> cells = Arrays.stream(lines.nextValue()).map(String::strip).toList();
        if (cells.size() != columns.size()) {
          throw new Unreadable("cells", line);
        }
        if (rows.size() == ROWS_LIMIT) {
          throw new Unreadable("rows", line);
        }
        rows.add(new Row(line, cells));
      }
      if (rows.isEmpty()) {
        throw new Unreadable("empty", 1);
      }
      return new CsvTable(columns, rows);
    } catch (JsonProcessingException notCsv) {
      throw new Unreadable(
          "none", notCsv.getLocation() == null ? 1 : notCsv.getLocation().getLineNr());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Some values of a column, as an example of what is in it. */
  String sample(int column) {
    return String.join(
        ", ",
        rows.stream()
            .map(row -> row.cells().get(column))
            .filter(cell -> !cell.isEmpty())
            .distinct()
            .limit(2)
            .toList());
  }
}
