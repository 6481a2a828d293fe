package io.signalbox.directory;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads domain names (RFC 1035, RFC 5890). */
public final class DomainName {
  private static final int LIMIT_CHARACTERS = 253;

  /** Underscores stand in names that are no host's. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private DomainName() {}

  /**
   * The name in lower case and ASCII (xn--), without a final dot.
   *
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  public static String parse(String text) {
    if (text.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "a name has no wildcard; it stands for all names below it as it is");
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String ascii;
    try {
      ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      throw new IllegalArgumentException("this is no domain name", notAName);
    }
    boolean valid =
        ascii.length() <= LIMIT_CHARACTERS
            && Arrays.stream(ascii.split("\\.", -1)).allMatch(one -> LABEL.matcher(one).matches());
    if (!valid) {
      throw new IllegalArgumentException("this is no domain name");
    }
    return ascii;
  }
}
