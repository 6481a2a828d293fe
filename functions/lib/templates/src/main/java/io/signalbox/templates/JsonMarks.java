package io.signalbox.templates;

import io.signalbox.templates.TemplateEngine.Misplaced;

/**
 * Marks in what a template writes, which say where values begin that belong between quotes, and
 * those that belong outside. JSON has neither of these characters, and templates print none.
 */
final class JsonMarks {
  private static final char STRING = '\u0001';
  private static final char VALUE = '\u0002';

  private JsonMarks() {}

  /** What is printed as it is. No other text is it, and Pebble makes no other text of it. */
  static final class Marked {
    private final String text;

    private Marked(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An escaped text for between quotes. */
  static Marked string(String escaped) {
    return new Marked(STRING + escaped);
  }

  /** A value with the quotes that it needs. */
  static Marked value(String json) {
    return new Marked(VALUE + json);
  }

  /** A number or a truth value, which stands anywhere. */
  static Marked bare(Object value) {
    return new Marked(value.toString());
  }

  /**
   * The text without marks.
   *
   * @throws Misplaced if a value does not stand where it belongs
   */
  static String checked(String written) {
    StringBuilder text = new StringBuilder(written.length());
    boolean isInString = false;
    for (int i = 0; i < written.length(); i++) {
      char next = written.charAt(i);
      switch (next) {
        case STRING -> require(isInString, "it prints a text outside of quotes; the filter json");
        case VALUE -> require(!isInString, "the filter json stands between quotes, and");
        case '"' -> {
          isInString = !isInString;
          text.append(next);
        }
        case '\\' -> {
          text.append(next);
          if (i + 1 < written.length()) {
            text.append(written.charAt(++i));
          }
        }
        default -> text.append(next);
      }
    }
    return text.toString();
  }

  private static void require(boolean isThere, String reason) {
    if (!isThere) {
      throw new Misplaced(reason + " makes quotes of its own");
    }
  }
}
