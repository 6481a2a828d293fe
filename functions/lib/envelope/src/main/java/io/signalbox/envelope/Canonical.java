package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/**
 * The canonical form of JSON (RFC 8785): the same bytes for the same value, whatever the order of
 * its keys and the spelling of its numbers. An integer below 10^40 that no double holds exactly
 * counts as the text of its digits, so that two such ids are never taken for one.
 */
public final class Canonical {
  private static final int EXACT_DIGITS = 40;

  /** A double holds every integer that has no more. */
  private static final int ALWAYS_EXACT_DIGITS = 15;

  /** Up to here a double holds every integer, and its canonical form is its digits. */
  private static final long EXACT_LIMIT = 1L << 53;

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder text = new StringBuilder(512);

  private Canonical() {}

  /** The canonical form of a value, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    Canonical canonical = new Canonical();
    canonical.write(value);
    return canonical.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical form of an event: of its fields under dotted keys, however they came. */
  public static byte[] eventBytes(Payload payload) {
    return bytes(Fields.flatten(payload.shared()));
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value);
      case ARRAY -> writeArray(value);
      case STRING -> writeText(value.textValue());
      case NUMBER -> writeNumber(value);
      case BOOLEAN, NULL -> text.append(value.asText());
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("JSON has no " + value.getNodeType());
    }
  }

  private void writeObject(JsonNode object) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
    // Strings compare as RFC 8785 wants it, by UTF-16's units.
    members.sort(Map.Entry.comparingByKey());
    text.append('{');
    for (int i = 0; i < members.size(); i++) {
      text.append(i == 0 ? "" : ",");
      writeText(members.get(i).getKey());
      text.append(':');
      write(members.get(i).getValue());
    }
    text.append('}');
  }

  private void writeArray(JsonNode array) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      text.append(i == 0 ? "" : ",");
      write(array.path(i));
    }
    text.append(']');
  }

  private void writeText(String value) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(value, written, i);
        writeEscaped(c);
        written = i + 1;
      }
    }
    text.append(value, written, value.length()).append('"');
  }

  private void writeEscaped(char c) {
    text.append('\\');
    switch (c) {
      case '"', '\\' -> text.append(c);
      case '\b' -> text.append('b');
      case '\t' -> text.append('t');
      case '\n' -> text.append('n');
      case '\f' -> text.append('f');
      case '\r' -> text.append('r');
      default -> text.append('u').append(HEX.toHexDigits(c));
    }
  }

  private void writeNumber(JsonNode number) {
    if (number.isIntegralNumber()
        && number.canConvertToLong()
        && Math.abs(number.longValue()) <= EXACT_LIMIT) {
      text.append(number.longValue());
    } else if (isBeyondDouble(number)) {
      writeText(number.decimalValue().toBigInteger().toString());
    } else {
      writeDouble(number.doubleValue());
    }
  }

  private void writeDouble(double value) {
    try {
      text.append(NumberToJSON.serializeNumber(value));
    } catch (IOException notFinite) {
      throw new UncheckedIOException(notFinite);
    }
  }

  private static boolean isBeyondDouble(JsonNode number) {
    // In this order, which asks nothing of a number of hundreds of digits that takes long.
    BigDecimal exact = number.decimalValue();
    int digitsBeforePoint = exact.precision() - exact.scale();
    return digitsBeforePoint > ALWAYS_EXACT_DIGITS
        && digitsBeforePoint <= EXACT_DIGITS
        && exact.setScale(0, RoundingMode.DOWN).compareTo(exact) == 0
        && new BigDecimal(exact.doubleValue()).compareTo(exact) != 0;
  }
}
