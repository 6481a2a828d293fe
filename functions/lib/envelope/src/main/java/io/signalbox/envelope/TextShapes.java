package io.signalbox.envelope;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** What texts in IntelMQ's events look like. */
final class TextShapes {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern PREFIX_LENGTH = Pattern.compile("\\d{1,3}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00:00");
  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}_])?");
  private static final int NAME_CHARACTERS = 253;
  private static final int BASE64_GROUP = 4;

  private TextShapes() {}

  static boolean isAddress(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return isAddress(text);
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    return isAddress(address)
        && PREFIX_LENGTH.matcher(length).matches()
        && Integer.parseInt(length) <= (address.contains(":") ? 128 : 32);
  }

  static boolean isTime(String text) {
    if (!TIME.matcher(text).matches()) {
      return false;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException noSuchTime) {
      return false;
    }
  }

  static boolean isDomainName(String text) {
    if (text.length() > NAME_CHARACTERS || isAddress(text) || !isLowerCase(text)) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean isUrl(String text) {
    try {
      URI uri =
          new URI(text.replaceAll("[^\\x21-\\x7e]|[\\[\\]{}|\\\\^`<>\"]|%(?![0-9A-Fa-f]{2})", "_"));
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
