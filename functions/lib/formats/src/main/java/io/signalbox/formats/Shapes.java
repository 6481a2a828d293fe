package io.signalbox.formats;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What texts in foreign formats must look like. */
final class Shapes {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IP4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IP6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
  private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9.]+");

  private Shapes() {}

  /** An address of a host, which 0.0.0.0 is not. */
  static boolean isIp4(String text) {
    return IP4.matcher(text).matches() && !text.equals("0.0.0.0");
  }

  static boolean isIp6(String text) {
    if (!IP6.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  static boolean isIp(String text) {
    return isIp4(text) || isIp6(text);
  }

  /** An address and how many of its bits count. */
  static boolean isNetwork(String text, boolean isVersion6) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    return (isVersion6 ? isIp6(address) : isIp4(address))
        && LENGTH.matcher(length).matches()
        && Integer.parseInt(length) <= (isVersion6 ? 128 : 32);
  }

  /** A name of ASCII letters, digits, '-' and '_' that is no address. */
  static boolean isHostName(String text) {
    return NAME.matcher(text).matches() && !ONLY_DIGITS.matcher(text).matches();
  }

  static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return text.length() % 4 == 0;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  /** The text in characters that each URI may have. */
  static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The text that was percent-encoded. */
  static Optional<String> percentDecoded(String encoded) {
    try {
      return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  /** A URI (RFC 3986) with a scheme and a host. */
  static boolean isAsciiUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
          && uri.getRawAuthority() != null
          && text.chars().allMatch(c -> c < 128);
    } catch (URISyntaxException noUri) {
      return false;
    }
  }
}
