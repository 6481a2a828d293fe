package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a page, column by column: {@code {"type": ["phishing", …], …}}, a text for each entry
 * or, where all have the same, that one. Values that follow each other are alike, which deflates
 * well. A column that no entry has is left out, as is one that this version does not know when a
 * page is read.
 */
public final class JournalColumns {
  private static final String COLUMNS = "c";

  private final List<List<String>> columns;

  private JournalColumns(List<List<String>> columns) {
    this.columns = columns;
  }

  /** Adds the columns of the rows of all entries to a page, one entry at least. */
  public static void put(ObjectNode page, List<JournalRow> rows) {
    ObjectNode columns = page.putObject(COLUMNS);
    for (JournalColumn column : JournalColumn.values()) {
      List<String> values = rows.stream().map(row -> row.get(column)).toList();
      List<String> distinct = values.stream().distinct().limit(2).toList();
      if (distinct.size() > 1) {
        ArrayNode texts = columns.putArray(column.text());
        values.forEach(texts::add);
      } else if (!distinct.getFirst().isEmpty()) {
        columns.put(column.text(), distinct.getFirst());
      }
    }
  }

  /** The columns of a page; none where it was written without. */
  public static JournalColumns of(JsonNode page) {
    List<List<String>> columns = new ArrayList<>();
    JsonNode stored = page.path(COLUMNS);
    if (stored.isObject()) {
      // Equal texts of a page are one object: readers hold many rows at once.
      Map<String, String> known = new HashMap<>();
      for (JournalColumn column : JournalColumn.values()) {
        JsonNode values = stored.path(column.text());
        List<String> texts = new ArrayList<>();
        values.forEach(
            value -> texts.add(known.computeIfAbsent(value.asText(), unknown -> unknown)));
        columns.add(values.isArray() ? texts : List.of(values.asText()));
      }
    }
    return new JournalColumns(columns);
  }

  /** The row of an entry; empty where the page has none. */
  public Optional<JournalRow> row(int entry) {
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JournalRow(
                columns.stream()
                    .map(values -> values.size() == 1 ? values.getFirst() : values.get(entry))
                    .toList()));
  }
}
