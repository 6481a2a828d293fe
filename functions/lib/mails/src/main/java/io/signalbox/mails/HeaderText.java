package io.signalbox.mails;

/** Text for the header of a mail. */
public final class HeaderText {
  private HeaderText() {}

  /**
   * The text as one line: control characters, line separators and the invisible characters that
   * turn the direction of writing become a space, runs of white space one space.
   *
   * @param limitCharacters where the text is cut, with an ellipsis
   */
  public static String oneLine(String text, int limitCharacters) {
    var line = new StringBuilder();
    text.codePoints().map(HeaderText::spaceForControl).forEach(line::appendCodePoint);
    String tidy = line.toString().strip().replaceAll("\\s+", " ");
    if (tidy.codePointCount(0, tidy.length()) <= limitCharacters) {
      return tidy;
    }
    return tidy.substring(0, tidy.offsetByCodePoints(0, limitCharacters - 1)) + "…";
  }

  /**
   * The text, which could not end a header's line, wherever it comes from.
   *
   * @throws IllegalArgumentException if it could
   */
  public static String requireOneLine(String text) {
    if (text.chars().anyMatch(character -> character < ' ' || character == 0x7f)) {
      throw new IllegalArgumentException("A header has no control characters and no line breaks");
    }
    return text;
  }

  private static int spaceForControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          ' ';
      default -> character;
    };
  }
}
