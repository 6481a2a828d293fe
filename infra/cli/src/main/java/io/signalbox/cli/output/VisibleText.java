package io.signalbox.cli.output;

/**
 * Text of strangers as a terminal may show it: what moves the cursor, changes the direction of
 * writing or is not seen stands as its escape, such as {@code \}{@code u202e}.
 */
public final class VisibleText {
  private VisibleText() {}

  /** The text on one line. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** The text with its line ends and tabs. */
  public static String lines(String text) {
    return escape(text.replace("\r\n", "\n"), true);
  }

  /**
   * JSON text with the same meaning: in JSON such characters stand in strings only, where their
   * escape says the same.
   */
  public static String json(String json) {
    return escape(json, true);
  }

  private static String escape(String text, boolean layout) {
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              if (layout && (character == '\n' || character == '\t')) {
                visible.append((char) character);
              } else if (isHidden(character)) {
                append(visible, character);
              } else {
                visible.appendCodePoint(character);
              }
            });
    return visible.toString();
  }

  private static void append(StringBuilder visible, int character) {
    switch (character) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          visible.append("\\u%04x".formatted((int) unit));
        }
      }
    }
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
