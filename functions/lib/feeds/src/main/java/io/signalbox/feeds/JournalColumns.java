package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a page, column by column, which deflates well. A column has a text for each row or,
 * where all rows have the same, that one. A column that no row has is left out, as is one that this
 * version does not know when a page is read.
 *
 * <p>Columns whose values belong together are a table, {@code {"of": [0, 1, 0, …], "type":
 * ["phishing", …], …}}: it has each combination of values once, and {@code of} says which one a row
 * has. Where most rows have one of their own, a table would take more. Names and addresses are one
 * text, with spaces between them: an erasure finds them there. Pages of earlier versions have
 * neither tables nor such texts. Times are {@code {"until": the last of them, "ago": "0 12 …"}}, by
 * how much each is before it.
 */
public final class JournalColumns {
  private static final String COLUMNS = "c";
  private static final String OF = "of";
  private static final String SPACED = "spaced";
  private static final String SPACE = " ";
  private static final String UNTIL = "until";
  private static final String AGO = "ago";
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

  /** By the names of their tables: what an event is, where it comes from. */
  private static final Map<String, List<JournalColumn>> TABLES =
      Map.of(
          "kind",
          List.of(
              JournalColumn.TYPE,
              JournalColumn.TAXONOMY,
              JournalColumn.IDENTIFIER,
              JournalColumn.FEED,
              JournalColumn.PROVIDER,
              JournalColumn.SENDER,
              JournalColumn.TLP,
              JournalColumn.MALWARE,
              JournalColumn.CONTACT,
              JournalColumn.SECTOR),
          "place",
          List.of(JournalColumn.ASN, JournalColumn.COUNTRY));

  private static final List<JournalColumn> ALONE =
      List.of(
          JournalColumn.ADDRESS,
          JournalColumn.DESTINATION_ADDRESS,
          JournalColumn.DOMAIN,
          JournalColumn.URL_HOST,
          JournalColumn.TAGS,
          JournalColumn.DELAY,
          JournalColumn.TIME);

  private final Map<JournalColumn, List<String>> columns;
  private final boolean hasRows;

  private JournalColumns(Map<JournalColumn, List<String>> columns, boolean hasRows) {
    this.columns = columns;
    this.hasRows = hasRows;
  }

  /** Adds the columns of the rows of all entries to a page, one entry at least. */
  public static void put(ObjectNode page, List<JournalRow> rows) {
    ObjectNode columns = page.putObject(COLUMNS);
    new TreeMap<>(TABLES).forEach((name, together) -> putTable(columns, name, together, rows));
    ObjectNode spaced = columns.putObject(SPACED);
    for (JournalColumn column : ALONE) {
      List<String> values = rows.stream().map(row -> row.get(column)).toList();
      if (column == JournalColumn.TIME && areApart(values)) {
        putTimes(columns, values);
      } else if (isSpaced(values)) {
        spaced.put(column.text(), String.join(SPACE, values));
      } else {
        put(columns, column, values);
      }
    }
  }

  private static void putTable(
      ObjectNode columns, String name, List<JournalColumn> together, List<JournalRow> rows) {
    Map<List<String>, Integer> numbers = new LinkedHashMap<>();
    List<Integer> of = new ArrayList<>();
    for (JournalRow row : rows) {
      List<String> values = together.stream().map(row::get).toList();
      of.add(numbers.computeIfAbsent(values, unknown -> numbers.size()));
    }
    if (numbers.size() > 1 && numbers.size() > rows.size() / 2) {
      together.forEach(
          column -> put(columns, column, rows.stream().map(row -> row.get(column)).toList()));
      return;
    }
    ObjectNode table = columns.putObject(name);
    if (numbers.size() > 1) {
      ArrayNode each = table.putArray(OF);
      of.forEach(each::add);
    }
    for (int i = 0; i < together.size(); i++) {
      int column = i;
      put(
          table,
          together.get(i),
          numbers.keySet().stream().map(values -> values.get(column)).toList());
    }
  }

  /** Whether they are whole numbers, or empty, and not all the same. */
  private static boolean areApart(List<String> values) {
    return values.stream().distinct().limit(2).count() > 1
        && values.stream().allMatch(value -> value.isEmpty() || NUMBER.matcher(value).matches());
  }

  private static void putTimes(ObjectNode columns, List<String> values) {
    long last =
        values.stream()
            .filter(value -> !value.isEmpty())
            .mapToLong(Long::parseLong)
            .max()
            .orElseThrow();
    columns
        .putObject(JournalColumn.TIME.text())
        .put(UNTIL, last)
        .put(
            AGO,
            values.stream()
                .map(value -> value.isEmpty() ? "" : Long.toString(last - Long.parseLong(value)))
                .collect(Collectors.joining(SPACE)));
  }

  private static List<String> times(JsonNode stored) {
    long last = stored.path(UNTIL).asLong();
    return Arrays.stream(stored.path(AGO).asText().split(SPACE, -1))
        .map(ago -> ago.isEmpty() ? "" : Long.toString(last - Long.parseLong(ago)))
        .toList();
  }

  private static boolean isSpaced(List<String> values) {
    return values.stream().distinct().limit(2).count() > 1
        && values.stream().noneMatch(value -> value.contains(SPACE));
  }

  private static void put(ObjectNode columns, JournalColumn column, List<String> values) {
    if (values.stream().distinct().limit(2).count() > 1) {
      ArrayNode texts = columns.putArray(column.text());
      values.forEach(texts::add);
    } else if (!values.getFirst().isEmpty()) {
      columns.put(column.text(), values.getFirst());
    }
  }

  /** The columns of a page; none where it was written without. */
  public static JournalColumns of(JsonNode page) {
    JsonNode stored = page.path(COLUMNS);
    Map<JournalColumn, List<String>> columns = new HashMap<>();
    // Equal texts of a page are one object: readers hold many rows at once.
    Map<String, String> known = new HashMap<>();
    for (JournalColumn column : JournalColumn.values()) {
      JsonNode alone = stored.path(column.text());
      columns.put(column, alone.isObject() ? times(alone) : texts(alone, known));
      JsonNode spaced = stored.path(SPACED).path(column.text());
      if (spaced.isTextual()) {
        List<String> texts = new ArrayList<>();
        for (String text : spaced.asText().split(SPACE, -1)) {
          texts.add(known.computeIfAbsent(text, unknown -> unknown));
        }
        columns.put(column, texts);
      }
    }
    TABLES.forEach((name, together) -> addTable(stored.path(name), together, known, columns));
    return new JournalColumns(columns, stored.isObject());
  }

  private static void addTable(
      JsonNode table,
      List<JournalColumn> together,
      Map<String, String> known,
      Map<JournalColumn, List<String>> columns) {
    JsonNode of = table.path(OF);
    for (JournalColumn column : together) {
      JsonNode values = table.path(column.text());
      if (!values.isMissingNode()) {
        List<String> texts = texts(values, known);
        columns.put(column, texts.size() == 1 ? texts : each(of, texts));
      }
    }
  }

  private static List<String> each(JsonNode of, List<String> texts) {
    List<String> each = new ArrayList<>(of.size());
    of.forEach(number -> each.add(texts.get(number.asInt())));
    return each;
  }

  private static List<String> texts(JsonNode values, Map<String, String> known) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(known.computeIfAbsent(value.asText(), unknown -> unknown)));
    return values.isArray() ? texts : Collections.singletonList(values.asText());
  }

  /** The row of an entry; empty where the page has none. */
  public Optional<JournalRow> row(int entry) {
    if (!hasRows) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (JournalColumn column : JournalColumn.values()) {
      List<String> texts = columns.getOrDefault(column, List.of(""));
      values.add(texts.size() == 1 ? texts.getFirst() : texts.get(entry));
    }
    return Optional.of(new JournalRow(values));
  }
}
