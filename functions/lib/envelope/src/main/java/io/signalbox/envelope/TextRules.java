package io.signalbox.envelope;

import java.util.Optional;

/** What JSON can spell in a text, and nobody can pass on faithfully. */
final class TextRules {
  private TextRules() {}

  /** The rule that the text breaks, if it breaks one. */
  static Optional<String> brokenBy(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("a text holds no NUL");
      }
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return Optional.of("a text holds no surrogate without its other half");
        }
        i++;
      }
    }
    return Optional.empty();
  }
}
