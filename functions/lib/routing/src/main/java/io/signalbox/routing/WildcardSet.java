package io.signalbox.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which of many wildcards a text matches. One pass over the text serves all of them; each
 * fragment that it finds costs a step for each wildcard that has it. For many threads at once.
 */
final class WildcardSet {

  /** A wildcard that has a fragment, and as which of its fragments. */
  private record Use(int wildcard, int position) {}

  private final List<Wildcard> wildcards;
  private final FragmentSearch search;
  private final List<List<Use>> uses = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  WildcardSet(List<Wildcard> wildcards) {
    this.wildcards = List.copyOf(wildcards);
    var numbering = new FragmentSearch.Numbering();
    for (int wildcard = 0; wildcard < wildcards.size(); wildcard++) {
      List<String> fragments = wildcards.get(wildcard).fragments();
      for (int position = 0; position < fragments.size(); position++) {
        String fragment = fragments.get(position);
        int number = numbering.of(fragment);
        if (number == uses.size()) {
          uses.add(new ArrayList<>());
          lengths.add(fragment.length());
        }
        uses.get(number).add(new Use(wildcard, position));
      }
    }
    search = new FragmentSearch(numbering.fragments());
  }

  /** The numbers of the wildcards that match, as they stand in the list. */
  BitSet matching(String text) {
    var matching = new BitSet(wildcards.size());
    for (int wildcard = 0; wildcard < wildcards.size(); wildcard++) {
      Wildcard one = wildcards.get(wildcard);
      if (one.fragments().isEmpty() && (!one.toEnd() || text.isEmpty())) {
        matching.set(wildcard);
      }
    }
    int[] met = new int[wildcards.size()];
    int[] from = new int[wildcards.size()];
    search.search(
        text,
        (fragment, end) -> {
          int start = end - lengths.get(fragment);
          for (Use use : uses.get(fragment)) {
            int wildcard = use.wildcard();
            if (met[wildcard] == use.position()
                && start >= from[wildcard]
                && wildcards.get(wildcard).allows(use.position(), start, end, text.length())) {
              met[wildcard]++;
              from[wildcard] = end;
              if (met[wildcard] == wildcards.get(wildcard).fragments().size()) {
                matching.set(wildcard);
              }
            }
          }
        });
    return matching;
  }
}
