package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a form says of a sending. The hub keeps nothing of it between two steps.
 *
 * @param fields the field of each column, by its place; none for a column that is left out
 * @param constants a line {@code FIELD=VALUE} for each value of all rows
 */
record SendingDraft(
    String destination, String id, String csv, Map<Integer, String> fields, String constants) {

  /** Names that columns often have. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("ip", "source.ip"),
          Map.entry("address", "source.ip"),
          Map.entry("port", "source.port"),
          Map.entry("asn", "source.asn"),
          Map.entry("as", "source.asn"),
          Map.entry("fqdn", "source.fqdn"),
          Map.entry("domain", "source.fqdn"),
          Map.entry("host", "source.fqdn"),
          Map.entry("hostname", "source.fqdn"),
          Map.entry("url", "source.url"),
          Map.entry("time", "time.source"),
          Map.entry("date", "time.source"),
          Map.entry("timestamp", "time.source"),
          Map.entry("type", "classification.type"),
          Map.entry("malware", "malware.name"),
          Map.entry("country", "source.geolocation.cc"));

  /** Fields that a form suggests. */
  static final List<String> SUGGESTED =
      USUAL.values().stream()
          .distinct()
          .sorted()
          .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf));

  SendingDraft {
    fields = Map.copyOf(fields);
  }

  static SendingDraft of(FormData form) {
    Map<Integer, String> fields = new HashMap<>();
    for (int column = 0; column < CsvTable.COLUMNS_LIMIT; column++) {
      int place = column;
      form.field("c" + column).ifPresent(field -> fields.put(place, field));
    }
    return new SendingDraft(
        form.required("destination"),
        form.required("id"),
        form.required("csv"),
        fields,
        form.field("set").orElse(""));
  }

  /** The field that a column's name most probably means; empty for none. */
  static String guess(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return name.matches("[a-z_]+(\\.[a-z0-9_]+)+") ? name : USUAL.getOrDefault(name, "");
  }

  /** The events of the rows, in their order. */
  List<ObjectNode> events(CsvTable table) {
    return table.rows().stream().map(this::event).toList();
  }

  private ObjectNode event(CsvTable.Row row) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    constants
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line ->
                event.put(
                    line.substring(0, line.indexOf('=')).strip(),
                    line.substring(line.indexOf('=') + 1).strip()));
    for (int column = 0; column < row.cells().size(); column++) {
      String field = fields.get(column);
      if (field != null && !row.cells().get(column).isEmpty()) {
        event.put(field, row.cells().get(column));
      }
    }
    return event;
  }

  /** What the next step is to know again. */
  List<Field> hidden(String action, boolean withColumns) {
    List<Field> all = new ArrayList<>();
    all.add(new Field.Hidden("do", action));
    all.add(new Field.Hidden("destination", destination));
    all.add(new Field.Hidden("id", id));
    all.add(new Field.Hidden("csv", csv));
    if (withColumns) {
      all.add(new Field.Hidden("set", constants));
      fields.forEach((column, field) -> all.add(new Field.Hidden("c" + column, field)));
    }
    return all;
  }
}
