package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Says where JSON is broken, and never what stood there. */
final class Syntax {
  private Syntax() {}

  static UnreadableBody.Malformed malformed(JsonProcessingException syntax, int firstLine) {
    JsonLocation place = syntax.getLocation();
    String expected =
        syntax instanceof JsonEOFException
            ? "the rest was expected; the JSON is cut off"
            : "JSON (RFC 8259) was expected";
    return place == null
        ? new UnreadableBody.Malformed(0, 0, expected)
        : new UnreadableBody.Malformed(
            firstLine + place.getLineNr() - 1, place.getColumnNr(), expected);
  }
}
