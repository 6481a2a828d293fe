package io.signalbox.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.Patterns;

/**
 * Matches events condition by condition: a pattern matches where each of its conditions is met, by
 * whatever element of an array. Takes a time that grows with the event's size, and no faster. For
 * many threads at once.
 */
final class ConditionMatcher<T> {

  /** What a field must be: one of several. */
  private record Condition(String field, List<Patterns> anyOf) {}

  /** Conditions that must be met together; a pattern with alternatives has several of them. */
  private record Alternative<T>(T name, Set<Integer> conditions) {}

  private final GenericMachine<Integer> machine = GenericMachine.<Integer>builder().build();
  private final Set<String> fields = new HashSet<>();
  private final List<Alternative<T>> alternatives = new ArrayList<>();

  /**
   * @param patterns the alternatives of each, by field
   */
  ConditionMatcher(Map<T, List<Map<String, List<Patterns>>>> patterns) {
    Map<Condition, Integer> numbers = new HashMap<>();
    patterns.forEach((name, alternatives) -> alternatives.forEach(all -> add(name, all, numbers)));
  }

  private void add(T name, Map<String, List<Patterns>> all, Map<Condition, Integer> numbers) {
    Set<Integer> together = new HashSet<>();
    all.forEach(
        (field, anyOf) -> {
          fields.add(field);
          together.add(
              numbers.computeIfAbsent(
                  new Condition(field, anyOf),
                  fresh -> {
                    machine.addPatternRule(numbers.size(), Map.of(field, anyOf));
                    return numbers.size();
                  }));
        });
    alternatives.add(new Alternative<>(name, together));
  }

  /** Whether a pattern says anything of that field. */
  boolean mentions(String field) {
    return fields.contains(field);
  }

  /** The names of the patterns that match. */
  Set<T> matching(ObjectNode event) {
    Set<Integer> met = new HashSet<>(machine.rulesForJSONEvent(event));
    Set<T> matching = new HashSet<>();
    for (Alternative<T> alternative : alternatives) {
      if (met.containsAll(alternative.conditions())) {
        matching.add(alternative.name());
      }
    }
    return matching;
  }
}
