package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** The beginning of a value, up to a number of characters in all of its texts and keys. */
final class TruncatedValue {
  private int left;

  TruncatedValue(int characters) {
    this.left = characters;
  }

  /** The value as far as it is seen; the value itself where that is all of it. */
  JsonNode of(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> members(object);
      case ArrayNode array -> elements(array);
      case TextNode text -> beginning(text);
      default -> value;
    };
  }

  private ObjectNode members(ObjectNode object) {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().length() >= left) {
        break;
      }
      left -= member.getKey().length();
      seen.set(member.getKey(), of(member.getValue()));
    }
    return seen;
  }

  private ArrayNode elements(ArrayNode array) {
    ArrayNode seen = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : array) {
      if (left <= 0) {
        break;
      }
      left--;
      seen.add(of(element));
    }
    return seen;
  }

  private TextNode beginning(TextNode text) {
    String whole = text.textValue();
    String seen = whole.length() <= left ? whole : whole.substring(0, left);
    left -= seen.length();
    return seen.length() == whole.length() ? text : TextNode.valueOf(seen);
  }
}
