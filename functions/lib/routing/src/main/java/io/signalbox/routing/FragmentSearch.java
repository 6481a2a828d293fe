package io.signalbox.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all occurrences of many fragments in one pass over a text (Aho and Corasick, "Efficient
 * string matching", 1975). The time grows with the text's length and with what is found, not with
 * the number of fragments. For many threads at once.
 */
final class FragmentSearch {

  /** Is told of an occurrence; those that end first come first. */
  @FunctionalInterface
  interface Found {

    /**
     * Takes one occurrence.
     *
     * @param fragment its number in the list
     * @param end the place behind it
     */
    void at(int fragment, int end);
  }

  private static final int NONE = -1;

  private static final class State {
    private final Map<Character, State> next = new HashMap<>();
    private int fragment = NONE;

    /** The state of the longest proper ending; the beginning's own is itself. */
    private State fallback = this;

    /** The nearest state along the fallbacks that ends a fragment; itself where there is none. */
    private State shorter = this;
  }

  private final State beginning = new State();
  private final int count;

  /**
   * @param fragments all different, none empty
   */
  FragmentSearch(List<String> fragments) {
    count = fragments.size();
    for (int number = 0; number < count; number++) {
      State state = beginning;
      for (char character : fragments.get(number).toCharArray()) {
        state = state.next.computeIfAbsent(character, _ -> new State());
      }
      state.fragment = number;
    }
    link();
  }

  private void link() {
    Deque<State> level = new ArrayDeque<>();
    for (State child : beginning.next.values()) {
      child.fallback = beginning;
      child.shorter = beginning;
      level.add(child);
    }
    while (!level.isEmpty()) {
      State state = level.remove();
      for (Map.Entry<Character, State> step : state.next.entrySet()) {
        State child = step.getValue();
        child.fallback = step(state.fallback, step.getKey());
        child.shorter = child.fallback.fragment == NONE ? child.fallback.shorter : child.fallback;
        level.add(child);
      }
    }
  }

  private State step(State from, char character) {
    State state = from;
    while (true) {
      State next = state.next.get(character);
      if (next != null) {
        return next;
      }
      if (state == beginning) {
        return beginning;
      }
      state = state.fallback;
    }
  }

  void search(String text, Found found) {
    if (count == 0) {
      return;
    }
    State state = beginning;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      State ending = state.fragment == NONE ? state.shorter : state;
      while (ending != beginning) {
        found.at(ending.fragment, i + 1);
        ending = ending.shorter;
      }
    }
  }

  /** Numbers fragments as {@link FragmentSearch} does, each once. */
  static final class Numbering {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> fragments = new ArrayList<>();

    int of(String fragment) {
      return numbers.computeIfAbsent(
          fragment,
          fresh -> {
            fragments.add(fresh);
            return fragments.size() - 1;
          });
    }

    List<String> fragments() {
      return List.copyOf(fragments);
    }
  }
}
