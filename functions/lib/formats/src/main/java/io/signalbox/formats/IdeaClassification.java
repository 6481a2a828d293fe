package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.formats.Rows.Row;
import java.util.List;
import java.util.Optional;

/** IntelMQ's classification as IDEA's categories and types of sources, and back. */
final class IdeaClassification {
  private static final String UNKNOWN = "undetermined";

  private final List<Row> rows = Rows.of("idea-classification.tsv");
  private final List<Row> families = Rows.of("idea-categories.tsv");

  /** Says what kind of event it is; one that IntelMQ does not know is {@code Other}. */
  void write(Optional<String> type, ObjectNode document) {
    Row row =
        rows.stream()
            .filter(one -> one.text(0).equals(type.orElse(UNKNOWN)))
            .findFirst()
            .orElseGet(() -> row(UNKNOWN));
    document.putArray("Category").add(row.text(1));
    row.optional(2)
        .ifPresent(source -> document.putArray("Source").addObject().putArray("Type").add(source));
  }

  private Row row(String type) {
    return rows.stream().filter(one -> one.text(0).equals(type)).findFirst().orElseThrow();
  }

  /** The type that a category and a source's types mean; empty for a category that IDEA lacks. */
  Optional<String> read(String category, List<String> sourceTypes) {
    return rows.stream()
        .filter(row -> row.text(1).equals(category))
        .filter(row -> row.optional(2).filter(sourceTypes::contains).isPresent())
        .findFirst()
        .or(() -> rows.stream().filter(row -> row.text(1).equals(category)).findFirst())
        .or(
            () ->
                families.stream()
                    .filter(row -> category.split("\\.", 2)[0].equals(row.text(0)))
                    .map(row -> new Row(List.of(row.text(1))))
                    .findFirst())
        .map(row -> row.text(0));
  }
}
