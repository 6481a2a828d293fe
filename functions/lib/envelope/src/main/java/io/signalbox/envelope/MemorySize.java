package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * About how much memory JSON takes once it is read, which may be thirty times what it takes as text
 * (measured on a 64-bit JVM with compressed pointers).
 */
final class MemorySize {
  private static final int OBJECT_BYTES = 160;
  private static final int MEMBER_BYTES = 90;
  private static final int ARRAY_BYTES = 100;
  private static final int ELEMENT_BYTES = 8;
  private static final int TEXT_BYTES = 60;
  private static final int OTHER_BYTES = 24;

  private MemorySize() {}

  static int bytes(JsonNode value) {
    int bytes = OTHER_BYTES;
    if (value instanceof ObjectNode object) {
      bytes = OBJECT_BYTES;
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        bytes += MEMBER_BYTES + 2 * member.getKey().length() + bytes(member.getValue());
      }
    } else if (value instanceof ArrayNode array) {
      bytes = ARRAY_BYTES;
      for (JsonNode element : array) {
        bytes += ELEMENT_BYTES + bytes(element);
      }
    } else if (value.isTextual()) {
      bytes = TEXT_BYTES + 2 * value.textValue().length();
    } else if (value.isBigInteger() || value.isBigDecimal()) {
      bytes = OTHER_BYTES + value.decimalValue().precision();
    }
    return bytes;
  }
}
