package io.signalbox.envelope;

import java.util.Optional;

/**
 * A text of JSON as the hub holds it: all that UTF-8 can say as it came, and half of a surrogate
 * pair, which it cannot, as the six characters of its JSON escape.
 */
final class HeldText {
  static final String ESCAPED =
      "a surrogate without its other half is kept as the characters of its escape";
  static final String HAS_NUL = "it holds NUL, which some receivers cannot hold and get as U+FFFD";

  private HeldText() {}

  static String of(String text) {
    int at = loneSurrogate(text, 0);
    if (at == text.length()) {
      return text;
    }
    StringBuilder held = new StringBuilder();
    int begin = 0;
    while (at < text.length()) {
      held.append(text, begin, at).append("\\u%04x".formatted((int) text.charAt(at)));
      begin = at + 1;
      at = loneSurrogate(text, begin);
    }
    return held.append(text, begin, text.length()).toString();
  }

  /** What is to be told of a text that came so. */
  static Optional<String> warning(String text) {
    if (loneSurrogate(text, 0) < text.length()) {
      return Optional.of(ESCAPED);
    }
    return text.indexOf(0) >= 0 ? Optional.of(HAS_NUL) : Optional.empty();
  }

  /** Where the next one is; the text's length if there is none. */
  private static int loneSurrogate(String text, int begin) {
    int i = begin;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!isPair) {
          return i;
        }
        i++;
      }
      i++;
    }
    return i;
  }
}
