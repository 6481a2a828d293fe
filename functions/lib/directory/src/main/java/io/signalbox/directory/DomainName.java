package io.signalbox.directory;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads domain names (RFC 1035, RFC 5890).
 *
 * <p>{@link IDN} knows the standard of 2003 alone, in which {@code \u00df} is {@code ss}, a final
 * sigma a sigma, and joiners are nothing. Since 2008 names with them are names of their own, which
 * somebody else may have: they are kept here (UTS #46, non-transitional processing).
 */
public final class DomainName {
  private static final int LIMIT_CHARACTERS = 253;
  private static final int LABEL_LIMIT_CHARACTERS = 63;

  /** Underscores stand in names that are no host's. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");

  /** What the standards of 2003 and 2008 turn into different names. */
  private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /** A joiner has a meaning behind letters of scripts that join; elsewhere it is not seen. */
  private static final Pattern HIDDEN_JOINER =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}&&[^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}]])[\u200c\u200d]");

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
      ascii =
          DEVIATION.matcher(name).find()
              ? Arrays.stream(DOTS.split(name, -1))
                  .map(DomainName::label)
                  .collect(Collectors.joining("."))
              : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
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

  private static String label(String text) {
    if (!DEVIATION.matcher(text).find()) {
      return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }
    String label = folded(folded(text));
    if (label.length() > LABEL_LIMIT_CHARACTERS || HIDDEN_JOINER.matcher(label).find()) {
      throw new IllegalArgumentException("this is no label of a name");
    }
    return "xn--" + Punycode.encode(label);
  }

  /** One letter after the other: a sigma does not become a final one by where it stands. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
