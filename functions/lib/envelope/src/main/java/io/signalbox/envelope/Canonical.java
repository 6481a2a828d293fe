package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The canonical form of JSON (RFC 8785): the same bytes for the same value, whatever the order of
 * its keys and the spelling of its numbers. An integer that no double holds exactly counts as the
 * text of its digits (RFC 8785, appendix D), so that two of them are never taken for one.
 */
public final class Canonical {
  private Canonical() {}

  /** The canonical form of a value, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    try {
      return new JsonCanonicalizer(Json.text(withExactNumbers(value))).getEncodedUTF8();
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
    if (number.isInt()) {
      return number;
    }
    BigDecimal exact = number.decimalValue();
    boolean isInteger = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
    if (isInteger && new BigDecimal(exact.doubleValue()).compareTo(exact) != 0) {
      return TextNode.valueOf(exact.toBigInteger().toString());
    }
    return number;
  }
}
