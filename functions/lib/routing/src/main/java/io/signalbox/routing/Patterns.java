package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * Judges patterns before they become routes. What a pattern may cost is counted, in a time that
 * grows with its length and no faster; no machine is built for it.
 */
public final class Patterns {

  /** How long a pattern's JSON may be. */
  public static final int LENGTH_LIMIT = 20_000;

  /** How many combinations a pattern's alternatives ({@code $or}) may have. */
  public static final int COMBINATIONS_LIMIT = 1_000;

  /** How many asterisks its wildcards may have together. */
  public static final int ASTERISKS_LIMIT = 2_000;

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
    if (asterisks(pattern) > ASTERISKS_LIMIT) {
      return Optional.of("has wildcards with more than " + ASTERISKS_LIMIT + " asterisks");
    }
    return Optional.ofNullable(JsonRuleCompiler.check(text)).map(Patterns::withoutParserPlace);
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
      } else if (isMixed(member.getValue())) {
        factor = 2;
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

  /** Wildcards beside other conditions of a field become alternatives of their own. */
  private static boolean isMixed(JsonNode conditions) {
    boolean wildcards = false;
    boolean others = false;
    for (JsonNode condition : conditions) {
      boolean isWildcard =
          condition.has("wildcard") || condition.path("anything-but").has("wildcard");
      wildcards |= isWildcard;
      others |= !isWildcard;
    }
    return wildcards && others;
  }

  private static long asterisks(JsonNode node) {
    long count = 0;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equals("wildcard")) {
        count += member.getValue().toString().chars().filter(one -> one == '*').count();
      }
    }
    for (JsonNode inner : node) {
      count += asterisks(inner);
    }
    return count;
  }
}
