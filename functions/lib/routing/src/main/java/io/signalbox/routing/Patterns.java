package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/** Judges patterns before they become routes. */
public final class Patterns {

  /** How long a pattern's JSON may be. */
  public static final int LENGTH_LIMIT = 20_000;

  /** How many combinations a pattern's alternatives ({@code $or}) may have. */
  public static final int COMBINATIONS_LIMIT = 1_000;

  /** How many states at once its wildcards may keep the machine in. */
  public static final int COMPLEXITY_LIMIT = 100;

  /** How many ranges of numbers a pattern may have: they take the square of their number. */
  public static final int RANGES_LIMIT = 50;

  private Patterns() {}

  /** What is wrong with a pattern, in the engine's own words; empty for one that can be used. */
  public static Optional<String> fault(ObjectNode pattern) {
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    String text = pattern.toString();
    if (text.length() > LENGTH_LIMIT) {
      return Optional.of("has more than " + LENGTH_LIMIT + " characters");
    }
    if (combinations(pattern) > COMBINATIONS_LIMIT) {
      return Optional.of("has alternatives in more than " + COMBINATIONS_LIMIT + " combinations");
    }
    if (ranges(pattern) > RANGES_LIMIT) {
      return Optional.of("has more than " + RANGES_LIMIT + " numeric ranges");
    }
    return Optional.ofNullable(JsonRuleCompiler.check(text))
        .or(() -> complexity(text))
        .map(Patterns::withoutParserPlace);
  }

  /**
   * Judges each field's conditions for themselves: the engine judges all combinations of the values
   * of all fields.
   */
  private static Optional<String> complexity(String text) {
    try {
      for (Map<String, List<software.amazon.event.ruler.Patterns>> together :
          JsonRuleCompiler.compile(text)) {
        GenericMachine<Boolean> whole = GenericMachine.<Boolean>builder().build();
        whole.addPatternRule(true, together);
        if (together.entrySet().stream().anyMatch(Patterns::isComplex)) {
          return Optional.of("has wildcards that are too many to match quickly");
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isComplex(
      Map.Entry<String, List<software.amazon.event.ruler.Patterns>> field) {
    GenericMachine<Boolean> machine = GenericMachine.<Boolean>builder().build();
    machine.addPatternRule(true, Map.of(field.getKey(), field.getValue()));
    return machine.evaluateComplexity(new MachineComplexityEvaluator(COMPLEXITY_LIMIT))
        >= COMPLEXITY_LIMIT;
  }

  /** The parser's place counts characters of a text that nobody wrote like that. */
  private static String withoutParserPlace(String fault) {
    int place = fault.indexOf("\n at [Source");
    return place < 0 ? fault : fault.substring(0, place);
  }

  private static double combinations(JsonNode node) {
    double product = 1;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      double factor = 1;
      if (member.getKey().equals("$or")) {
        factor = 0;
        for (JsonNode alternative : member.getValue()) {
          factor += combinations(alternative);
        }
      } else if (member.getValue().isObject()) {
        factor = combinations(member.getValue());
      }
      product *= factor;
    }
    return product;
  }

  private static int ranges(JsonNode node) {
    int count = node.has("numeric") ? 1 : 0;
    for (JsonNode inner : node) {
      count += ranges(inner);
    }
    return count;
  }
}
