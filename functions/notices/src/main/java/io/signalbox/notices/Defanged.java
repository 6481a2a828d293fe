package io.signalbox.notices;

import io.signalbox.mails.HeaderText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that no program takes for a link. */
final class Defanged {
  private static final int LIMIT_CHARACTERS = 1_000;

  /** A scheme, and the host behind it. */
  private static final Pattern URL = Pattern.compile("(?i)\\bhttp(s?)://([^\\s/?#]*)");

  private Defanged() {}

  /** The value of a field, on one page for people. */
  static String text(String field, String value) {
    String line = HeaderText.oneLine(value, LIMIT_CHARACTERS);
    Matcher url = URL.matcher(line);
    if (!url.find()) {
      return isName(field) ? withoutDots(line) : line;
    }
    return url.replaceAll(
        found ->
            Matcher.quoteReplacement(
                "hxxp" + found.group(1) + "://" + withoutDots(found.group(2))));
  }

  private static boolean isName(String field) {
    return field.endsWith(".url") || field.endsWith(".fqdn") || field.endsWith(".reverse_dns");
  }

  private static String withoutDots(String name) {
    return name.replace(".", "[.]");
  }
}
