package io.signalbox.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.event.ruler.AnythingButValuesSet;
import software.amazon.event.ruler.MatchType;
import software.amazon.event.ruler.Patterns;
import software.amazon.event.ruler.ValuePatterns;

/**
 * What a pattern says of a field by wildcards: the field has to match one of {@code anyOf}, or has
 * to match nothing of one of {@code noneOf} ({@code anything-but}). Wildcards are in the engine's
 * notation, without quotes.
 */
record WildcardGroup(Set<String> anyOf, Set<Set<String>> noneOf) {
  WildcardGroup {
    anyOf = Set.copyOf(anyOf);
    noneOf = Set.copyOf(noneOf);
  }

  /** The wildcards among the conditions of a field. */
  static WildcardGroup of(List<Patterns> conditions) {
    Set<String> anyOf = new HashSet<>();
    Set<Set<String>> noneOf = new HashSet<>();
    for (Patterns condition : conditions) {
      if (condition instanceof ValuePatterns value && isWildcard(value)) {
        anyOf.add(unquoted(value.pattern()));
      } else if (condition instanceof AnythingButValuesSet values && isWildcard(values)) {
        noneOf.add(Set.copyOf(values.getValues().stream().map(WildcardGroup::unquoted).toList()));
      }
    }
    return new WildcardGroup(anyOf, noneOf);
  }

  static boolean isWildcard(Patterns condition) {
    return condition.type() == MatchType.WILDCARD
        || condition.type() == MatchType.ANYTHING_BUT_WILDCARD;
  }

  boolean isEmpty() {
    return anyOf.isEmpty() && noneOf.isEmpty();
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }
}
