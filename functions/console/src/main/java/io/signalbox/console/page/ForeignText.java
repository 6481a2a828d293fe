package io.signalbox.console.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that somebody else wrote, made fit to be looked at: characters that are not seen or turn
 * others round are written as their number, and addresses that a click or a paste could open are
 * defanged.
 */
public final class ForeignText {
  private static final Pattern URL =
      Pattern.compile("(?i)\\b(https?|ftps?|wss?)://([^\\s/?#\"'<>]*)");
  private static final Pattern SCRIPT = Pattern.compile("(?i)\\b(javascript|vbscript|data):");

  /** So much of a text stands in a table or list. */
  private static final int SHOWN_CHARACTERS = 500;

  /** So much of a text stands in a block of its own. */
  private static final int CODE_CHARACTERS = 100_000;

  private ForeignText() {}

  /** The text for a table or a list, cut off where it is long. */
  public static String shown(String text) {
    return visible(defanged(cut(text, SHOWN_CHARACTERS)));
  }

  /**
   * The text for the clipboard, with the addresses as they were; empty if {@link #shown} has
   * defanged none, or has cut the text off.
   */
  public static Optional<String> original(String text) {
    return text.length() <= SHOWN_CHARACTERS && !defanged(text).equals(text)
        ? Optional.of(visible(text))
        : Optional.empty();
  }

  /**
   * The text for a block of its own, cut off where it is very long; its addresses stay as they are.
   */
  public static String code(String text) {
    return visible(cut(text, CODE_CHARACTERS));
  }

  /** With what was cut off in number; no character is cut in two. */
  static String cut(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
    return text.substring(0, end) + " … [+" + (text.length() - end) + "]";
  }

  /** The same text with each character seen; line breaks stay. */
  private static String visible(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isHidden(character)) {
                result.append("[U+%04X]".formatted(character));
              } else {
                result.appendCodePoint(character);
              }
            });
    return result.toString();
  }

  /** JSON that means the same, with such characters escaped. */
  public static String visibleJson(String json) {
    StringBuilder result = new StringBuilder(json.length());
    for (int index = 0; index < json.length(); index++) {
      char character = json.charAt(index);
      if (isHidden(character)) {
        result.append("\\u%04X".formatted((int) character));
      } else {
        result.append(character);
      }
    }
    return result.toString();
  }

  private static String defanged(String text) {
    String withoutUrls =
        URL.matcher(text)
            .replaceAll(
                url ->
                    Matcher.quoteReplacement(
                        url.group(1).toLowerCase(Locale.ROOT).replace("tt", "xx")
                            + "[://]"
                            + url.group(2).replace(".", "[.]")));
    return SCRIPT.matcher(withoutUrls).replaceAll("$1[:]");
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.CONTROL -> character != '\n' && character != '\t' && character != '\r';
      default -> false;
    };
  }
}
