package io.signalbox.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All wildcard groups of one field, in which each wildcard is looked for once. */
final class FieldWildcards {
  private final List<WildcardGroup> groups;
  private final WildcardSet wildcards;
  private final List<BitSet> anyOf = new ArrayList<>();
  private final List<List<BitSet>> noneOf = new ArrayList<>();

  FieldWildcards(List<WildcardGroup> groups) {
    this.groups = List.copyOf(groups);
    Map<String, Integer> numbers = new HashMap<>();
    List<Wildcard> distinct = new ArrayList<>();
    for (WildcardGroup group : groups) {
      anyOf.add(numbered(group.anyOf(), numbers, distinct));
      noneOf.add(group.noneOf().stream().map(texts -> numbered(texts, numbers, distinct)).toList());
    }
    wildcards = new WildcardSet(distinct);
  }

  private static BitSet numbered(
      Iterable<String> texts, Map<String, Integer> numbers, List<Wildcard> distinct) {
    var numbered = new BitSet();
    for (String text : texts) {
      numbered.set(
          numbers.computeIfAbsent(
              text,
              fresh -> {
                distinct.add(Wildcard.parse(fresh));
                return distinct.size() - 1;
              }));
    }
    return numbered;
  }

  /**
   * The numbers of the groups that a value satisfies.
   *
   * @param text empty for a value that is no text, which no wildcard matches
   */
  BitSet satisfied(Optional<String> text) {
    BitSet matching = text.map(wildcards::matching).orElseGet(BitSet::new);
    var satisfied = new BitSet(groups.size());
    for (int group = 0; group < groups.size(); group++) {
      if (matching.intersects(anyOf.get(group))
          || noneOf.get(group).stream().anyMatch(none -> !matching.intersects(none))) {
        satisfied.set(group);
      }
    }
    return satisfied;
  }
}
