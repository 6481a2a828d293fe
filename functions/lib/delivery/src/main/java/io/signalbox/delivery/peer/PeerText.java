package io.signalbox.delivery.peer;

import java.util.Collection;

/** The beginning of what a stranger says, fit to be kept and shown. */
public final class PeerText {
  static final int CHARACTERS_MOST = 500;

  private static final String REDACTED = "[redacted]";

  private PeerText() {}

  /**
   * The excerpt, on one line.
   *
   * @param secrets what must not appear even if the stranger repeats it
   */
  public static String of(String text, Collection<String> secrets) {
    var clean =
        text.codePoints()
            .map(PeerText::visible)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replaceAll(" +", " ")
            .strip();
    for (var secret : secrets) {
      clean = clean.replace(secret, REDACTED);
    }
    return clean.codePointCount(0, clean.length()) <= CHARACTERS_MOST
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, CHARACTERS_MOST)) + "…";
  }

  /** Control characters and those that turn text around would write over a terminal or a page. */
  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      default -> character;
    };
  }
}
