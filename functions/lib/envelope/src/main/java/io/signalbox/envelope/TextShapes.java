package io.signalbox.envelope;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** What texts in IntelMQ's events look like. */
final class TextShapes {
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  static final String ANY_ADDRESS = "0.0.0.0";

  private static final Pattern NOT_IN_URI =
      Pattern.compile("[^\\x21-\\x7e]|[\\[\\]{}|\\\\^`<>\"]|%(?![0-9A-Fa-f]{2})");
  private static final String TIME = "dddd-dd-ddTdd:dd:dd";
  private static final String UTC = "+00:00";
  private static final int FRACTION_DIGITS = 6;
  private static final int LABEL_CHARACTERS = 63;
  static final int NAME_CHARACTERS = 253;
  private static final int BASE64_GROUP = 4;

  private TextShapes() {}

  static boolean isAddress(String text) {
    if (text.indexOf(':') < 0) {
      return isVersion4(text);
    }
    if (!IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  /** Four numbers up to 255 without a zero before them, not all of them zero: as Python has it. */
  private static boolean isVersion4(String text) {
    int begin = 0;
    for (int part = 0; part < 4; part++) {
      int end = begin;
      int value = 0;
      while (end < text.length() && end - begin < 4 && isDigit(text.charAt(end))) {
        value = 10 * value + text.charAt(end) - '0';
        end++;
      }
      boolean ends = part == 3 ? end == text.length() : text.startsWith(".", end);
      boolean isOctal = end - begin > 1 && text.charAt(begin) == '0';
      if (end == begin || end - begin > 3 || value > 255 || isOctal || !ends) {
        return false;
      }
      begin = end + 1;
    }
    return !text.equals(ANY_ADDRESS);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isTime(String text) {
    if (text.length() < TIME.length() + UTC.length() || !text.endsWith(UTC)) {
      return false;
    }
    for (int i = 0; i < TIME.length(); i++) {
      char wanted = TIME.charAt(i);
      char c = text.charAt(i);
      if (wanted == 'd' ? !isDigit(c) : c != wanted) {
        return false;
      }
    }
    return isFraction(text, TIME.length(), text.length() - UTC.length())
        && number(text, 5, 7) >= 1
        && number(text, 5, 7) <= 12
        && number(text, 8, 10) >= 1
        && number(text, 8, 10)
            <= YearMonth.of(number(text, 0, 4), number(text, 5, 7)).lengthOfMonth()
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, 19) < 60;
  }

  /** Nothing, or a point and up to six digits. */
  private static boolean isFraction(String text, int begin, int end) {
    if (begin == end) {
      return true;
    }
    for (int i = begin + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.charAt(begin) == '.' && end - begin > 1 && end - begin <= FRACTION_DIGITS + 1;
  }

  private static int number(String digits, int begin, int end) {
    int value = 0;
    for (int i = begin; i < end; i++) {
      value = 10 * value + digits.charAt(i) - '0';
    }
    return value;
  }

  static boolean isDomainName(String text) {
    if (text.length() > NAME_CHARACTERS || isAddress(text)) {
      return false;
    }
    int begin = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', begin)) {
      if (!isLabel(text, begin, dot)) {
        return false;
      }
      begin = dot + 1;
    }
    return isLabel(text, begin, text.length());
  }

  /** Letters and digits of ASCII, '_', and '-' between them. */
  private static boolean isLabel(String text, int begin, int end) {
    int count = 0;
    boolean hyphen = true;
    for (int i = begin; i < end; i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (!isWord(point) && (point != '-' || count == 0)) {
        return false;
      }
      hyphen = point == '-';
      count++;
    }
    return !hyphen && count <= LABEL_CHARACTERS;
  }

  private static boolean isWord(int point) {
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || point == '_';
  }

  /**
   * Parts with points between them, of lower-case letters, digits and '_'. The first one has two
   * characters or more, and begins with no digit.
   *
   * @param begin where the name begins in the text
   */
  static boolean isExtraName(String text, int begin) {
    int part = begin;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          c == '.' ? i - part >= (part == begin ? 2 : 1) : isExtraCharacter(c, i > begin);
      if (!fits) {
        return false;
      }
      part = c == '.' ? i + 1 : part;
    }
    return text.length() - part >= (part == begin ? 2 : 1);
  }

  private static boolean isExtraCharacter(char c, boolean orDigit) {
    return (c >= 'a' && c <= 'z') || c == '_' || (orDigit && isDigit(c));
  }

  static boolean isUrl(String text) {
    try {
      URI uri = new URI(NOT_IN_URI.matcher(text).replaceAll("_"));
      return uri.getScheme() != null && uri.getRawAuthority() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return text.length() % BASE64_GROUP == 0;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  static boolean isLowerCase(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT));
  }

  static boolean isUpperCase(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT));
  }
}
