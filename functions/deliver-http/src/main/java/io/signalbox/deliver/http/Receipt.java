package io.signalbox.deliver.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a neighbour hub says of the items of a POST. Its answer is a success as long as it took one
 * of them, and begins with how many it took and how many not: {@code {"counts": {"accepted": 499,
 * "rejected": 1, "quarantined": 0, …}, "items": [{"index": 7, "status": "rejected", …}]}}.
 *
 * @param refused how many items the hub refused and did not keep aside for its operator either
 * @param items those of them that the answer tells one by one, by their place in the request, and
 *     why
 */
record Receipt(int refused, SortedMap<Integer, String> items) {
  private static final JsonFactory JSON = new JsonFactory();

  /** What the beginning of a receiver's answer says; nothing for whatever is no hub's answer. */
  static Receipt of(String answer) {
    int refused = 0;
    SortedMap<Integer, String> items = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(answer)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && "counts".equals(parser.nextFieldName())
          && parser.nextToken() == JsonToken.START_OBJECT) {
        refused = Math.max(0, countRefused(parser));
        if ("items".equals(parser.nextFieldName()) && parser.nextToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            addRefused(parser, items);
          }
        }
      }
    } catch (IOException cutOrNoReceipt) {
      // Most receivers say something else, or nothing; what was read of a long answer holds.
    }
    return new Receipt(refused, Collections.unmodifiableSortedMap(items));
  }

  /** Whether each refused item is told. */
  boolean isWhole() {
    return items.size() == refused;
  }

  private static int countRefused(JsonParser counts) throws IOException {
    int refused = 0;
    for (String name = counts.nextFieldName(); name != null; name = counts.nextFieldName()) {
      int count = counts.nextIntValue(0);
      switch (name) {
        case "rejected" -> refused += count;
        case "quarantined" -> refused -= count;
        default -> {}
      }
    }
    return refused;
  }

  private static void addRefused(JsonParser item, SortedMap<Integer, String> items)
      throws IOException {
    int index = -1;
    boolean isRefused = false;
    boolean isKeptAside = false;
    String field = "";
    String reason = "";
    for (String name = item.nextFieldName(); name != null; name = item.nextFieldName()) {
      item.nextToken();
      switch (name) {
        case "index" -> index = item.getValueAsInt(-1);
        case "status" -> isRefused = "rejected".equals(item.getText());
        case "quarantined" -> isKeptAside = item.getValueAsBoolean();
        case "field" -> field = item.getText();
        case "reason" -> reason = item.getText();
        default -> item.skipChildren();
      }
    }
    if (index >= 0 && isRefused && !isKeptAside) {
      items.put(index, field.isEmpty() ? reason : field + ": " + reason);
    }
  }
}
