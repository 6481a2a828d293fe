package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.api.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the hub holds about somebody.
 *
 * @param next where the search goes on; empty where it is at its end
 */
record HeldItems(List<JsonNode> items, Optional<String> next) {
  /** A page of the API may take eight seconds, and a request 29. */
  private static final int PAGES_MOST = 3;

  HeldItems {
    items = List.copyOf(items);
  }

  /**
   * Searches.
   *
   * @param from where a search before ended
   */
  static HeldItems search(Visit visit, String kind, String value, Optional<String> from) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> after = from;
    for (int page = 0; page < PAGES_MOST; page++) {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put(kind, value);
      after.ifPresent(place -> body.put("after", place));
      JsonNode answer =
          visit
              .api()
              .call(ApiCall.post("v1", "erasures", "held").withJson(body.toString()))
              .orRefusal()
              .json();
      answer.path("held").forEach(items::add);
      after = Optional.ofNullable(answer.path("next").textValue());
      if (after.isEmpty()) {
        break;
      }
    }
    return new HeldItems(items, after);
  }

  /** How many an erasure would take; the others are in force. */
  long going() {
    return items.stream().filter(one -> !one.path("stays").asBoolean()).count();
  }

  /** A line for each, with its content. */
  String lines() {
    return items.stream().map(one -> one + "\n").collect(Collectors.joining());
  }
}
