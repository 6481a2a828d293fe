package io.signalbox.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title what stands above it, in lower case
 * @param value the text of a row's cell
 */
public record Column(String title, Function<JsonNode, String> value) {

  /** What stands at a JSON pointer of the row. */
  public static Column of(String title, String pointer) {
    return new Column(title, row -> text(row.at(pointer)));
  }

  /** A value as a cell shows it: lists with commas, objects as {@code name=value}. */
  public static String text(JsonNode value) {
    if (value.isArray()) {
      StringJoiner all = new StringJoiner(", ");
      value.forEach(one -> all.add(text(one)));
      return all.toString();
    }
    if (value.isObject()) {
      StringJoiner all = new StringJoiner(" ");
      value
          .properties()
          .forEach(member -> all.add(member.getKey() + "=" + text(member.getValue())));
      return all.toString();
    }
    return value.isNull() ? "" : value.asText();
  }
}
