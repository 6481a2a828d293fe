package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Makes an event fit an older IntelMQ, which refuses events with fields that it doesn't know: they
 * go below {@code extra}. TLP 2.0's marks, which came with 3.4, become the nearest of TLP 1 that
 * allows no more.
 */
final class ReceiverFit {
  private static final IntelMqVersion FIRST_WITH_TLP_2 = new IntelMqVersion(3, 4);
  private static final Map<String, String> TLP_1 = Map.of("CLEAR", "WHITE", "AMBER+STRICT", "RED");

  private ReceiverFit() {}

  /** The event with all its fields under dotted keys. */
  static ObjectNode fitted(ObjectNode flat, IntelMqVersion receiver) {
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : flat.properties()) {
      String name = field.getKey();
      if (EventFields.isKnown(name, receiver)) {
        fitted.set(name, name.equals("tlp") ? tlp(field.getValue(), receiver) : field.getValue());
      } else {
        fitted.set(freeName(name, flat), field.getValue());
      }
    }
    return fitted;
  }

  private static String freeName(String name, ObjectNode flat) {
    String free = EventFields.EXTRA + name;
    while (flat.has(free)) {
      free += "_";
    }
    return free;
  }

  private static JsonNode tlp(JsonNode mark, IntelMqVersion receiver) {
    String older = receiver.isBefore(FIRST_WITH_TLP_2) ? TLP_1.get(mark.asText()) : null;
    return older == null ? mark : TextNode.valueOf(older);
  }
}
