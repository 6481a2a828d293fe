package io.signalbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.events.ItemAttributes;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The tables of a {@link FakeAws}: what is written while they are set up is there in each call, and
 * what a call writes is taken and forgotten, so that the next one finds all as this one did.
 * Conditions are not looked at, nor is the order of the due index.
 */
final class FakeAwsTables {
  /** Stands between the parts of an item's place, and in none of them. */
  private static final char END = '\0';

  private static final char LAST = '\uffff';

  private final NavigableMap<String, JsonNode> items = new ConcurrentSkipListMap<>();
  private volatile boolean isSetUp;

  /** From now on, what is written is forgotten. */
  void setUp() {
    isSetUp = true;
  }

  ObjectNode put(JsonNode asked) {
    JsonNode item = asked.path("Item");
    if (!isSetUp) {
      items.put(place(asked.path("TableName").asText(), item), item);
    }
    return object();
  }

  ObjectNode get(JsonNode asked) {
    JsonNode item = items.get(place(asked.path("TableName").asText(), asked.path("Key")));
    return item == null ? object() : object().set("Item", item);
  }

  ObjectNode getBatch(JsonNode asked) {
    ObjectNode answer = object();
    ObjectNode responses = answer.putObject("Responses");
    asked
        .path("RequestItems")
        .properties()
        .forEach(
            table -> {
              ArrayNode found = responses.putArray(table.getKey());
              for (JsonNode key : table.getValue().path("Keys")) {
                JsonNode item = items.get(place(table.getKey(), key));
                if (item != null) {
                  found.add(item);
                }
              }
            });
    answer.putObject("UnprocessedKeys");
    return answer;
  }

  ObjectNode query(JsonNode asked) {
    ObjectNode answer = object();
    ArrayNode found = answer.putArray("Items");
    found.addAll(asked.has("IndexName") ? due(asked) : range(asked));
    return answer.put("Count", found.size());
  }

  /** As {@link KeyRange} asks for it. */
  private Collection<JsonNode> range(JsonNode asked) {
    JsonNode values = asked.path("ExpressionAttributeValues");
    String partition =
        asked.path("TableName").asText() + END + text(values.path(":partition")) + END;
    NavigableMap<String, JsonNode> range =
        items.subMap(
            partition + text(values.path(":from")),
            true,
            partition + (values.has(":to") ? text(values.path(":to")) : LAST),
            true);
    return (asked.path("ScanIndexForward").asBoolean() ? range : range.descendingMap()).values();
  }

  private Collection<JsonNode> due(JsonNode asked) {
    String table = asked.path("TableName").asText() + END;
    JsonNode part = asked.path("ExpressionAttributeValues").path(":part");
    return items.subMap(table, table + LAST).values().stream()
        .filter(item -> item.path(ItemAttributes.DUE_PART).equals(part))
        .toList();
  }

  private static String place(String table, JsonNode key) {
    return table
        + END
        + text(key.path(ItemAttributes.PARTITION))
        + END
        + text(key.path(ItemAttributes.SORT));
  }

  private static String text(JsonNode attribute) {
    return attribute.path("S").asText();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
