package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the value of a field reads in a cell. */
final class Cells {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Cells() {}

  /**
   * The value as text: text as it is, numbers and booleans in JSON's spelling, arrays and objects
   * as compact JSON, {@code null} empty. A field named {@code time.…} that holds a time with a zone
   * reads {@code 2026-11-22 04:27:03}, in UTC; one that holds something else reads as it is.
   */
  static String text(String field, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      return value.isNumber() ? value.asText() : value.toString();
    }
    return field.startsWith("time.") ? time(value.textValue()) : value.textValue();
  }

  private static String time(String text) {
    return Times.parse(text).map(time -> TIME.format(time.atOffset(ZoneOffset.UTC))).orElse(text);
  }
}
