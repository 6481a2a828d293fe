package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Reads one value from a parser, and what JSON allows but nobody can pass on faithfully is a fault.
 */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG_DIGITS = 18;

  private final JsonParser parser;

  TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The value that begins at the parser's current token; the parser ends on its last one. */
  JsonNode read() throws IOException, ItemFault {
    return value("", 1);
  }

  private JsonNode value(String field, int depth) throws IOException, ItemFault {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(field, depth);
      case START_ARRAY -> array(field, depth);
      case VALUE_STRING -> TextNode.valueOf(text(field));
      case VALUE_NUMBER_INT -> integer(field);
      case VALUE_NUMBER_FLOAT -> decimal(field);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("No value begins with " + token);
    };
  }

  private ObjectNode object(String field, int depth) throws IOException, ItemFault {
    requireDepth(field, depth);
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String below = field.isEmpty() ? name : field + "." + name;
      requireText(name, below);
      if (object.has(name)) {
        throw fault(below, "this key stands twice in its object");
      }
      parser.nextToken();
      object.set(name, value(below, depth + 1));
    }
    return object;
  }

  private ArrayNode array(String field, int depth) throws IOException, ItemFault {
    requireDepth(field, depth);
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(field + "[" + array.size() + "]", depth + 1));
    }
    return array;
  }

  private void requireDepth(String field, int depth) throws ItemFault {
    if (depth > Limits.DEPTH) {
      throw fault(
          field.substring(0, Math.min(field.length(), 100)),
          "objects and arrays lie at most %d deep".formatted(Limits.DEPTH));
    }
  }

  private String text(String field) throws IOException, ItemFault {
    String text = parser.getText();
    requireText(text, field);
    return text;
  }

  private void requireText(String text, String field) throws ItemFault {
    Optional<String> broken = TextRules.brokenBy(text);
    if (broken.isPresent()) {
      throw fault(field, broken.get());
    }
  }

  private JsonNode integer(String field) throws IOException, ItemFault {
    String digits = number(field);
    if (digits.length() <= LONG_DIGITS) {
      long value = Long.parseLong(digits);
      return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }
    BigInteger value = new BigInteger(digits);
    requireDouble(Double.isInfinite(value.doubleValue()), field);
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private JsonNode decimal(String field) throws IOException, ItemFault {
    String spelled = number(field);
    try {
      BigDecimal value = new BigDecimal(spelled);
      double nearest = value.doubleValue();
      requireDouble(Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0), field);
      return DecimalNode.valueOf(value);
    } catch (NumberFormatException exponentOverflows) {
      throw fault(field, "a number is one that a double can hold (RFC 8785)");
    }
  }

  private String number(String field) throws IOException, ItemFault {
    String spelled = parser.getText();
    if (spelled.length() > Limits.NUMBER_CHARACTERS) {
      throw fault(field, "a number has at most %d characters".formatted(Limits.NUMBER_CHARACTERS));
    }
    return spelled;
  }

  private void requireDouble(boolean isBeyond, String field) throws ItemFault {
    if (isBeyond) {
      throw fault(field, "a number is one that a double can hold (RFC 8785)");
    }
  }

  private ItemFault fault(String field, String rule) {
    JsonLocation place = parser.currentTokenLocation();
    return new ItemFault(
        field, "%s (line %d, column %d)".formatted(rule, place.getLineNr(), place.getColumnNr()));
  }
}
