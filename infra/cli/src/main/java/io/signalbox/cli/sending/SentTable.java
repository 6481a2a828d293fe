package io.signalbox.cli.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.signalbox.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a CSV table, whose first line names the columns.
 *
 * @param columns the column of each field
 */
record SentTable(List<Row> rows, Map<String, String> columns) {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  /** An event, and the line of the file on which it begins, from 1. */
  record Row(long line, ObjectNode event) {}

  /**
   * What the columns are.
   *
   * @param fields the field of a column, where its name is another one
   * @param leftOut columns that are sent to nobody
   * @param constants values of fields in all rows
   */
  record Columns(Map<String, String> fields, Set<String> leftOut, Map<String, String> constants) {}

  static SentTable read(byte[] file, char separator, Columns wanted) throws CommandFailure {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    String text = new String(file, StandardCharsets.UTF_8);
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (MappingIterator<String[]> lines =
        CSV.readerFor(String[].class).with(schema).readValues(unmarked)) {
      if (!lines.hasNextValue()) {
        throw CommandFailure.local("The file is empty; its first line names the columns.");
      }
      List<String> header = Arrays.stream(lines.nextValue()).map(String::strip).toList();
      Map<String, String> fields = fields(header, wanted);
      List<Row> rows = new ArrayList<>();
      while (lines.hasNextValue()) {
        long line = lines.getCurrentLocation().getLineNr();
        rows.add(new Row(line, event(header, fields, lines.nextValue(), wanted, line)));
      }
      Map<String, String> columns = new HashMap<>();
      fields.forEach((column, field) -> columns.put(field, column));
      return new SentTable(rows, columns);
    } catch (JsonProcessingException notCsv) {
      throw CommandFailure.local(
          "Line %d is not CSV."
              .formatted(notCsv.getLocation() == null ? 0 : notCsv.getLocation().getLineNr()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, String> fields(List<String> header, Columns wanted)
      throws CommandFailure {
    List<String> named = new ArrayList<>(wanted.fields().keySet());
    named.addAll(wanted.leftOut());
    for (String column : named) {
      if (!header.contains(column)) {
        throw CommandFailure.usage(
            "There is no column %s; there are %s.".formatted(column, String.join(", ", header)));
      }
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String column : header) {
      if (wanted.leftOut().contains(column)) {
        continue;
      }
      String field = wanted.fields().getOrDefault(column, column);
      if (column.isEmpty() || fields.containsKey(column) || fields.containsValue(field)) {
        throw CommandFailure.local(
            "Line 1: a column has no name, or two are the field " + field + ".");
      }
      fields.put(column, field);
    }
    return fields;
  }

  private static ObjectNode event(
      List<String> header, Map<String, String> fields, String[] cells, Columns wanted, long line)
      throws CommandFailure {
    if (cells.length != header.size()) {
      throw CommandFailure.local(
          "Line %d has %d cells, and the first line has %d. Is it --separator ';'?"
              .formatted(line, cells.length, header.size()));
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    wanted.constants().forEach(event::put);
    for (int i = 0; i < cells.length; i++) {
      String field = fields.get(header.get(i));
      if (field != null && !cells[i].isBlank()) {
        event.put(field, cells[i].strip());
      }
    }
    return event;
  }

  /** The events, one on each line. */
  byte[] lines() {
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(row.event()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Where a fault is, as somebody finds it in the file. */
  String place(int index, String field) {
    String line = "Line " + rows.get(index).line();
    String column = columns.get(field);
    return column == null ? line : line + ", column " + column;
  }
}
