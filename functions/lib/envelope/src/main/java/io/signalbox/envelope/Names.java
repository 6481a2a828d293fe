package io.signalbox.envelope;

import java.util.regex.Pattern;

/** The names of hubs, owners, publishers and projects. */
final class Names {
  static final String RULE =
      "1 to %d letters, digits, '.', '_' or '-', beginning with a letter or digit"
          .formatted(Limits.NAME_CHARACTERS);

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,%d}".formatted(Limits.NAME_CHARACTERS - 1));

  private Names() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static String requireName(String text, String what) {
    if (!isName(text)) {
      throw new IllegalArgumentException(what + " has " + RULE);
    }
    return text;
  }
}
