package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import java.util.ArrayList;
import java.util.List;

/** Lists that the hub gives page by page. */
public final class Pages {
  private Pages() {}

  /**
   * The first so many of a list, with {@code next} where there are more.
   *
   * @param member where a page has its items
   * @param parameter which takes what the page before gave as {@code next}
   * @param pageLimit the most that a page may have
   */
  public static ObjectNode collect(
      Hub hub, HubRequest request, String member, String parameter, int limit, int pageLimit)
      throws CommandFailure, InterruptedException {
    if (limit < 1) {
      throw CommandFailure.usage("--limit is 1 or more.");
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode items = all.putArray(member);
    String next = "";
    do {
      int wanted = Math.min(limit - items.size(), pageLimit);
      HubRequest page = request.with("limit", wanted);
      JsonNode answer =
          hub.ask(next.isEmpty() ? page : page.with(parameter, next)).jsonWith(member);
      answer.path(member).forEach(items::add);
      next = answer.path("next").asText();
    } while (!next.isEmpty() && items.size() < limit);
    if (!next.isEmpty()) {
      all.put("next", next);
    }
    return all;
  }

  /** The items of an array. */
  public static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
