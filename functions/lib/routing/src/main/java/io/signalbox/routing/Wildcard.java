package io.signalbox.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A wildcard pattern as EventBridge defines it: {@code *} stands for any number of characters,
 * {@code \*} and {@code \\} for the character itself.
 *
 * @param fragments the texts between the asterisks, in order, none of them empty
 * @param fromStart whether the first fragment has to begin the text
 * @param toEnd whether the last fragment has to end the text
 */
record Wildcard(List<String> fragments, boolean fromStart, boolean toEnd) {
  Wildcard {
    fragments = List.copyOf(fragments);
  }

  static Wildcard parse(String pattern) {
    List<String> fragments = new ArrayList<>();
    var fragment = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '*') {
        add(fragment, fragments);
      } else if (character == '\\' && i + 1 < pattern.length()) {
        i++;
        fragment.append(pattern.charAt(i));
      } else {
        fragment.append(character);
      }
    }
    boolean toEnd = !fragment.isEmpty() || pattern.isEmpty();
    add(fragment, fragments);
    return new Wildcard(fragments, !pattern.startsWith("*"), toEnd);
  }

  private static void add(StringBuilder fragment, List<String> fragments) {
    if (!fragment.isEmpty()) {
      fragments.add(fragment.toString());
      fragment.setLength(0);
    }
  }

  /** Whether the fragment of that number may stand at that place of a text. */
  boolean allows(int fragment, int start, int end, int textLength) {
    return (fragment > 0 || !fromStart || start == 0)
        && (fragment < fragments.size() - 1 || !toEnd || end == textLength);
  }
}
