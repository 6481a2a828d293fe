package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Printer;
import io.signalbox.cli.output.Table;
import java.util.ArrayList;
import java.util.List;

/** What a write would change, as the hub's dry run says. */
record Plan(JsonNode answer) {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("change", "/change"),
          Column.of("place", "/place"),
          Column.of("reason", "/reason"));

  boolean isEmpty() {
    return rows().stream().allMatch(row -> row.path("change").asText().equals("warning"));
  }

  int size() {
    return (int)
        rows().stream().filter(row -> !row.path("change").asText().equals("warning")).count();
  }

  void print(Printer printer) {
    printer.list(answer, new Table(COLUMNS, rows(), "Nothing would change."));
  }

  private List<JsonNode> rows() {
    List<JsonNode> rows = new ArrayList<>();
    for (String kind : List.of("added", "changed", "removed")) {
      for (JsonNode pointer : answer.path(kind)) {
        rows.add(
            JsonNodeFactory.instance
                .objectNode()
                .put("change", kind)
                .put("place", pointer.asText()));
      }
    }
    for (JsonNode warning : answer.path("warnings")) {
      rows.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("change", "warning")
              .put("place", warning.path("pointer").asText())
              .put("reason", warning.path("reason").asText()));
    }
    return rows;
  }
}
