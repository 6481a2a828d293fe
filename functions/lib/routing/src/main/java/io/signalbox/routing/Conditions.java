package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a pattern apart into the conditions that an event must meet, all of them. */
final class Conditions {

  private Conditions() {}

  /**
   * One of a pattern's conditions.
   *
   * @param alone a pattern that has this condition only
   */
  record Condition(String field, JsonNode wanted, ObjectNode alone) {}

  static List<Condition> of(ObjectNode pattern) {
    List<Condition> conditions = new ArrayList<>();
    collect(pattern, List.of(), conditions);
    return conditions;
  }

  /** Whether the pattern matches the event; not if the pattern is unusable. */
  static boolean matches(ObjectNode pattern, ObjectNode event) {
    if (pattern.isEmpty()) {
      return true;
    }
    try {
      EventMatcher<Boolean> matcher = new EventMatcher<>();
      matcher.add(true, pattern);
      return !matcher.matching(event).isEmpty();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static void collect(ObjectNode node, List<String> path, List<Condition> conditions) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(member.getKey());
      if (member.getValue() instanceof ObjectNode object) {
        collect(object, inner, conditions);
      } else {
        JsonNode wanted = member.getValue();
        conditions.add(new Condition(String.join(".", inner), wanted, alone(inner, wanted)));
      }
    }
  }

  private static ObjectNode alone(List<String> path, JsonNode wanted) {
    JsonNode value = wanted;
    for (String name : path.reversed()) {
      value = JsonNodeFactory.instance.objectNode().set(name, value);
    }
    return (ObjectNode) value;
  }
}
