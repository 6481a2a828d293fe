package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The canonical form of JSON (RFC 8785): the same bytes for the same value, whatever the order of
 * its keys and the spelling of its numbers. An integer below 10^40 that no double holds exactly
 * counts as the text of its digits, so that two such ids are never taken for one.
 */
public final class Canonical {
  private static final int EXACT_DIGITS = 40;

  private Canonical() {}

  /** The canonical form of a value, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    try {
      JsonNode exact = holdsNumbersBeyondDouble(value) ? withExactNumbers(value) : value;
      return new JsonCanonicalizer(Json.text(exact)).getEncodedUTF8();
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** The canonical form of an event: of its fields under dotted keys, however they came. */
  public static byte[] eventBytes(Payload payload) {
    return bytes(Fields.flatten(payload.shared()));
  }

  private static JsonNode withExactNumbers(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        copy.set(member.getKey(), withExactNumbers(member.getValue()));
      }
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> copy.add(withExactNumbers(element)));
      return copy;
    }
    return value.isNumber() ? exactNumber(value) : value;
  }

  private static JsonNode exactNumber(JsonNode number) {
    return isBeyondDouble(number)
        ? TextNode.valueOf(number.decimalValue().toBigInteger().toString())
        : number;
  }

  private static boolean isBeyondDouble(JsonNode number) {
    if (number.isInt()) {
      return false;
    }
    // In this order, which asks nothing of a number of hundreds of digits that takes long.
    BigDecimal exact = number.decimalValue();
    int digitsBeforePoint = exact.precision() - exact.scale();
    return digitsBeforePoint > 0
        && digitsBeforePoint <= EXACT_DIGITS
        && exact.setScale(0, RoundingMode.DOWN).compareTo(exact) == 0
        && new BigDecimal(exact.doubleValue()).compareTo(exact) != 0;
  }

  private static boolean holdsNumbersBeyondDouble(JsonNode value) {
    if (value.isContainerNode()) {
      for (JsonNode element : value) {
        if (holdsNumbersBeyondDouble(element)) {
          return true;
        }
      }
      return false;
    }
    return value.isNumber() && isBeyondDouble(value);
  }
}
