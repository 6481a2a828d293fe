package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.event.ruler.Patterns;

/**
 * Matches wildcards for the engine, whose own take a time that grows with their number. A pattern's
 * wildcards of a field become one condition: that a mark stands beside the field. An event gets the
 * marks of the wildcards that it matches.
 *
 * <p>Patterns are added first, then events are marked by any number of threads.
 */
final class WildcardMarks {

  /** Stands in a mark's name behind the field's. No sender's field may have it. */
  private static final char SEPARATOR = '\u0000';

  private final Map<String, Map<WildcardGroup, Integer>> groups = new HashMap<>();
  private final Map<String, FieldWildcards> fields = new ConcurrentHashMap<>();

  /**
   * Replaces the wildcards among the conditions of an alternative.
   *
   * @return alternatives that together say the same, without wildcards
   */
  List<Map<String, List<Patterns>>> replaced(Map<String, List<Patterns>> alternative) {
    List<Map<String, List<Patterns>>> alternatives = new ArrayList<>();
    alternatives.add(Map.of());
    alternative.forEach(
        (field, conditions) -> {
          WildcardGroup group = WildcardGroup.of(conditions);
          List<Patterns> others =
              conditions.stream().filter(one -> !WildcardGroup.isWildcard(one)).toList();
          List<Map<String, List<Patterns>>> extended = new ArrayList<>();
          for (Map<String, List<Patterns>> one : alternatives) {
            if (!others.isEmpty()) {
              extended.add(with(one, field, others));
            }
            if (!group.isEmpty()) {
              extended.add(with(one, mark(field, group), List.of(Patterns.exactMatch("true"))));
            }
          }
          alternatives.clear();
          alternatives.addAll(extended);
        });
    return alternatives;
  }

  private static Map<String, List<Patterns>> with(
      Map<String, List<Patterns>> conditions, String field, List<Patterns> more) {
    Map<String, List<Patterns>> extended = new LinkedHashMap<>(conditions);
    extended.put(field, more);
    return extended;
  }

  private String mark(String field, WildcardGroup group) {
    Map<WildcardGroup, Integer> numbers = groups.computeIfAbsent(field, _ -> new LinkedHashMap<>());
    return mark(field, numbers.computeIfAbsent(group, _ -> numbers.size()));
  }

  private static String mark(String field, int group) {
    return field + SEPARATOR + group;
  }

  private static boolean isMark(String name) {
    return name.indexOf(SEPARATOR) >= 0;
  }

  /** The event with the marks, and without what a sender may have named like one. */
  ObjectNode marked(ObjectNode event) {
    return groups.isEmpty() ? event : marked(event, "");
  }

  private ObjectNode marked(ObjectNode object, String path) {
    ObjectNode marked = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      if (!isMark(name)) {
        var marks = new BitSet();
        marked.set(name, marked(member.getValue(), path + name, marks));
        marks.stream().forEach(group -> marked.put(mark(name, group), true));
      }
    }
    return marked;
  }

  private JsonNode marked(JsonNode value, String path, BitSet marks) {
    if (value instanceof ObjectNode object) {
      return marked(object, path + ".");
    }
    if (value instanceof ArrayNode array) {
      ArrayNode elements = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> elements.add(marked(element, path, marks)));
      return elements;
    }
    if (groups.containsKey(path)) {
      marks.or(wildcards(path).satisfied(Optional.ofNullable(value.textValue())));
    }
    return value;
  }

  private FieldWildcards wildcards(String field) {
    return fields.computeIfAbsent(
        field, _ -> new FieldWildcards(List.copyOf(groups.getOrDefault(field, Map.of()).keySet())));
  }
}
