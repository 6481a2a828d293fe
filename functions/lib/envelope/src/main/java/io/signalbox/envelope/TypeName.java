package io.signalbox.envelope;

import java.util.Locale;

/**
 * The type of an IntelMQ payload: {@code event}, or {@code Event} as IntelMQ's own {@code __type}
 * has it. Both are one type; any other spelling is another and stays as it is.
 */
final class TypeName {
  private TypeName() {}

  /** The type that is spelled so: with a small letter first, where only the first is a capital. */
  static String read(String spelled) {
    char first = spelled.charAt(0);
    String rest = spelled.substring(1);
    return first >= 'A' && first <= 'Z' && isSmall(rest)
        ? Character.toLowerCase(first) + rest
        : spelled;
  }

  /** As IntelMQ spells it in a bare event; {@link #read} undoes it. */
  static String bare(String type) {
    String capitalised = Character.toUpperCase(type.charAt(0)) + type.substring(1);
    return read(capitalised).equals(type) ? capitalised : type;
  }

  private static boolean isSmall(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT));
  }
}
