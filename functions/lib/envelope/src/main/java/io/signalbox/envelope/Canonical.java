package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private final CanonicalText text = new CanonicalText();

  private Canonical() {}

  /** The canonical form of a value, in UTF-8, from the beginning of its array. */
  public static ByteBuffer form(JsonNode value) {
    Canonical canonical = new Canonical();
    canonical.write(value);
    return canonical.text.written();
  }

  /** The canonical form of an event: of its fields under dotted keys, however they came. */
  public static ByteBuffer eventForm(Payload payload) {
    return form(payload.sharedFlat());
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value);
      case ARRAY -> writeArray(value);
      case STRING -> text.writeQuoted(value.textValue());
      case NUMBER -> writeNumber(value);
      case BOOLEAN, NULL -> text.write(value.asText());
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("JSON has no " + value.getNodeType());
    }
  }

  private void writeObject(JsonNode object) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
    // Strings compare as RFC 8785 wants it, by UTF-16's units.
    members.sort(Map.Entry.comparingByKey());
    text.write('{');
    for (int i = 0; i < members.size(); i++) {
      if (i > 0) {
        text.write(',');
      }
      text.writeQuoted(members.get(i).getKey());
      text.write(':');
      write(members.get(i).getValue());
    }
    text.write('}');
  }

  private void writeArray(JsonNode array) {
    text.write('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        text.write(',');
      }
      write(array.path(i));
    }
    text.write(']');
  }

  private void writeNumber(JsonNode number) {
    if (number.isIntegralNumber() && number.canConvertToLong() && isExact(number.longValue())) {
      text.write(Long.toString(number.longValue()));
    } else if (isBeyondDouble(number)) {
      text.writeQuoted(number.decimalValue().toBigInteger().toString());
    } else {
      writeDouble(number.doubleValue());
    }
  }

  private static boolean isExact(long whole) {
    return Math.abs(whole) <= EXACT_LIMIT;
  }

  private void writeDouble(double value) {
    long whole = (long) value;
    if (whole == value && isExact(whole)) {
      text.write(Long.toString(whole));
      return;
    }
    text.write(CanonicalNumber.text(value));
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
