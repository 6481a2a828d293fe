package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/**
 * Matches events against patterns, all at once. For many threads at once.
 *
 * <p>The engine tries each element of an array with each element of every other one. An event whose
 * arrays have too many such combinations is matched condition by condition, which takes a time that
 * only grows with its size; the conditions may then be met by different elements of an array of
 * objects.
 */
final class EventMatcher<T> {

  /**
   * Steps of the engine for one event. One takes some 100 bytes of memory, so an event takes no
   * more than some 10 MB; those of common sense take less than 1,000 steps.
   */
  static final int STEPS_LIMIT = 100_000;

  private final GenericMachine<T> machine = GenericMachine.<T>builder().build();
  private final WildcardMarks marks = new WildcardMarks();
  private final Set<String> looksAt = new HashSet<>();
  private final Map<T, List<Map<String, List<Patterns>>>> patterns = new LinkedHashMap<>();

  @GuardedBy("this")
  private @Nullable ConditionMatcher<T> conditions;

  /**
   * Adds a pattern that has a condition at least, before the first event.
   *
   * @throws IOException if the engine does not understand it
   */
  void add(T name, ObjectNode pattern) throws IOException {
    List<Map<String, List<Patterns>>> alternatives = new ArrayList<>();
    for (Map<String, List<Patterns>> alternative : JsonRuleCompiler.compile(pattern.toString())) {
      alternatives.addAll(marks.replaced(alternative));
      alternative.keySet().forEach(this::lookAt);
    }
    alternatives.forEach(alternative -> machine.addPatternRule(name, alternative));
    patterns.put(name, alternatives);
  }

  /** The field may lie in objects or arrays that stand under a beginning of its name. */
  private void lookAt(String field) {
    for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
      looksAt.add(field.substring(0, dot));
    }
    looksAt.add(field);
  }

  /**
   * The dotted names below {@code prefix} that patterns look at, each with all its beginnings. An
   * event without any other fields there matches the same patterns, and sooner.
   */
  Set<String> fieldsBelow(String prefix) {
    return looksAt.stream()
        .filter(field -> field.startsWith(prefix))
        .map(field -> field.substring(prefix.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** The names of the patterns that match, each once. */
  Collection<T> matching(ObjectNode unmarked) {
    ObjectNode event = marks.marked(unmarked);
    if (hasEachFieldOnce(event) || steps(event, _ -> true) <= STEPS_LIMIT) {
      return machine.rulesForJSONEvent(event);
    }
    ConditionMatcher<T> apart = conditions();
    return steps(event, apart::mentions) <= STEPS_LIMIT
        ? machine.rulesForJSONEvent(event)
        : apart.matching(event);
  }

  private synchronized ConditionMatcher<T> conditions() {
    ConditionMatcher<T> known = conditions;
    if (known == null) {
      known = new ConditionMatcher<>(patterns);
      conditions = known;
    }
    return known;
  }

  /** So most events are; it is quicker to see than to count. */
  private static boolean hasEachFieldOnce(ObjectNode event) {
    for (JsonNode member : event) {
      switch (member) {
        case ObjectNode object -> {
          for (JsonNode value : object) {
            if (value.isContainerNode()) {
              return false;
            }
          }
        }
        case ArrayNode array -> {
          if (array.size() > 1 || array.path(0).isContainerNode()) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }

  /** No fewer than the engine takes at the worst: for each combination, all values once more. */
  private static double steps(ObjectNode event, Predicate<String> isMentioned) {
    Map<String, Integer> occurrences = new HashMap<>();
    count(event, "", occurrences);
    occurrences.keySet().removeIf(isMentioned.negate());
    double combinations = 1;
    double values = 0;
    for (int count : occurrences.values()) {
      combinations *= count;
      values += count > 1 ? count : 0;
    }
    return combinations * values;
  }

  private static void count(JsonNode value, String name, Map<String, Integer> occurrences) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String inner = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
        count(member.getValue(), inner, occurrences);
      }
    } else if (value instanceof ArrayNode array) {
      array.forEach(element -> count(element, name, occurrences));
    } else {
      occurrences.merge(name, 1, Integer::sum);
    }
  }
}
