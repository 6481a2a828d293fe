package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one value from a parser. What JSON allows, but nobody can pass on faithfully, is a fault.
 */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG_DIGITS = 18;
  private static final String VALUES_RULE =
      "an item has at most %d values".formatted(Limits.VALUES);
  private static final String DEPTH_RULE =
      "objects and arrays lie at most %d deep".formatted(Limits.DEPTH);
  private static final String NUMBER_RULE =
      "a number has at most %d characters".formatted(Limits.NUMBER_CHARACTERS);
  private static final String DOUBLE_RULE = "a number is one that a double can hold (RFC 8785)";

  private final JsonParser parser;
  private final int depthOutside;
  private final boolean hasEscapes;
  private final List<Warning> warnings = new ArrayList<>();
  private int values;

  /**
   * A reader of the value that begins at the parser's current token.
   *
   * @param depthOutside the parser's depth around the value
   * @param hasEscapes whether a text may hold what {@link HeldText} warns of
   */
  TreeReader(JsonParser parser, int depthOutside, boolean hasEscapes) {
    this.parser = parser;
    this.depthOutside = depthOutside;
    this.hasEscapes = hasEscapes;
  }

  /** What is to be told of the texts that were read. */
  List<Warning> warnings() {
    return warnings;
  }

  /** The value; the parser ends on its last token. */
  JsonNode read() throws IOException, ItemFault {
    values++;
    require(values <= Limits.VALUES, VALUES_RULE);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> TextNode.valueOf(text(parser.getText()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("No value begins with " + token);
    };
  }

  private ObjectNode object() throws IOException, ItemFault {
    requireDepth();
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = text(parser.currentName());
      require(!object.has(name), "this key stands twice in its object");
      parser.nextToken();
      object.set(name, read());
    }
    return object;
  }

  private ArrayNode array() throws IOException, ItemFault {
    requireDepth();
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read());
    }
    return array;
  }

  private void requireDepth() throws ItemFault {
    int depth = parser.getParsingContext().getNestingDepth() - depthOutside;
    require(depth <= Limits.DEPTH, DEPTH_RULE);
  }

  private String text(String text) {
    if (!hasEscapes) {
      return text;
    }
    HeldText.warning(text).ifPresent(this::warn);
    return HeldText.of(text);
  }

  private void warn(String reason) {
    if (warnings.size() < Limits.WARNINGS) {
      warnings.add(new Warning(field(parser.getParsingContext()), reason));
    }
  }

  private JsonNode integer() throws IOException, ItemFault {
    return integer(number());
  }

  private JsonNode integer(String digits) throws ItemFault {
    if (digits.length() <= LONG_DIGITS) {
      long value = Long.parseLong(digits);
      return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }
    BigInteger value = new BigInteger(digits);
    require(!Double.isInfinite(value.doubleValue()), DOUBLE_RULE);
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private JsonNode decimal() throws IOException, ItemFault {
    try {
      BigDecimal value = new BigDecimal(number());
      double nearest = value.doubleValue();
      require(!Double.isInfinite(nearest) && (nearest != 0 || value.signum() == 0), DOUBLE_RULE);
      // Written, 5E-0 is 5: so it is 5 from the beginning.
      return value.scale() == 0 ? integer(value.toString()) : DecimalNode.valueOf(value);
    } catch (NumberFormatException exponentOverflows) {
      throw fault(DOUBLE_RULE);
    }
  }

  private String number() throws IOException, ItemFault {
    String spelled = parser.getText();
    require(spelled.length() <= Limits.NUMBER_CHARACTERS, NUMBER_RULE);
    return spelled;
  }

  private void require(boolean holds, String rule) throws ItemFault {
    if (!holds) {
      throw fault(rule);
    }
  }

  private ItemFault fault(String rule) {
    JsonLocation place = parser.currentTokenLocation();
    return new ItemFault(
        field(parser.getParsingContext()),
        "%s (line %d, column %d)".formatted(rule, place.getLineNr(), place.getColumnNr()));
  }

  /** The dotted name of where the parser is. */
  private String field(JsonStreamContext context) {
    if (context.getNestingDepth() <= depthOutside) {
      return "";
    }
    String above = field(context.getParent());
    if (context.inArray()) {
      return context.hasCurrentIndex() ? above + "[" + context.getCurrentIndex() + "]" : above;
    }
    String name = context.getCurrentName();
    if (name == null) {
      return above;
    }
    return above.isEmpty() ? name : above + "." + name;
  }
}
