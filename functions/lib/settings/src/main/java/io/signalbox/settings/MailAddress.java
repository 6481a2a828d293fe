package io.signalbox.settings;

import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox (RFC 5322), such as {@code abuse@isp.example} or {@code "The SOC, Inc."
 * <soc@isp.example>}. None of its parts holds a control character, so that none can end a header's
 * line.
 *
 * @param localPart ASCII, as SES asks for
 * @param domain in the ASCII form of internationalised names (xn--), lower case
 */
public record MailAddress(Optional<String> displayName, String localPart, String domain) {
  private static final int ADDRESS_LIMIT_CHARACTERS = 254;
  private static final int LOCAL_PART_LIMIT_CHARACTERS = 64;
  private static final int TEXT_LIMIT_CHARACTERS = 500;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Letters and joiners that the standards of 2003 and 2008 turn into different names. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  public MailAddress {
    displayName = displayName.map(String::strip).filter(name -> !name.isEmpty());
    displayName.ifPresent(MailAddress::requireNoControls);
    if (localPart.length() > LOCAL_PART_LIMIT_CHARACTERS
        || !LOCAL_PART.matcher(localPart).matches()) {
      throw new IllegalArgumentException(
          "The part before the @ has at most 64 ASCII letters, digits and !#$%&'*+-/=?^_`{|}~ or"
              + " single dots");
    }
    domain = asciiDomain(domain);
    if (localPart.length() + 1 + domain.length() > ADDRESS_LIMIT_CHARACTERS) {
      throw new IllegalArgumentException("An address has at most 254 characters");
    }
  }

  /**
   * Reads one address, with a display name or without.
   *
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  public static MailAddress parse(String text) {
    if (text.length() > TEXT_LIMIT_CHARACTERS) {
      throw new IllegalArgumentException("An address with its name has at most 500 characters");
    }
    requireNoControls(text);
    String whole = text.strip();
    if (!whole.endsWith(">")) {
      return ofPlain(Optional.empty(), whole);
    }
    int open = whole.lastIndexOf('<');
    if (open < 0) {
      throw new IllegalArgumentException("An address that ends in > has a < before it");
    }
    return ofPlain(
        Optional.of(name(whole.substring(0, open).strip())),
        whole.substring(open + 1, whole.length() - 1));
  }

  /**
   * The addresses of a {@code mailto:} URI (RFC 6068), which are separated by commas. Nothing may
   * follow them: other recipients and the subject are the destination's options.
   *
   * @throws IllegalArgumentException with the rule that the URI breaks
   */
  public static List<MailAddress> ofMailto(URI uri) {
    if (!"mailto".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("A mail goes to mailto:…");
    }
    String addresses = uri.getRawSchemeSpecificPart();
    if (addresses.contains("?") || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("A mailto: URI has addresses alone here");
    }
    return Arrays.stream(addresses.split(",", -1))
        .map(MailAddress::decodePercent)
        .map(MailAddress::parse)
        .toList();
  }

  /** {@code local@domain} in ASCII, as it stands in the SMTP envelope. */
  public String address() {
    return localPart + "@" + domain;
  }

  /** The address with its name, if it has one, as {@link #parse} reads it. */
  public String text() {
    return displayName
        .map(
            name ->
                '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + address() + ">")
        .orElseGet(this::address);
  }

  /** What is the same for all spellings of one mailbox: the address in lower case. */
  public String key() {
    return address().toLowerCase(Locale.ROOT);
  }

  private static MailAddress ofPlain(Optional<String> displayName, String address) {
    int at = address.lastIndexOf('@');
    if (at < 0 || address.indexOf('@') != at) {
      throw new IllegalArgumentException("An address has one @");
    }
    return new MailAddress(displayName, address.substring(0, at), address.substring(at + 1));
  }

  private static String name(String text) {
    var quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return quoted.group(1).replaceAll("\\\\(.)", "$1");
    }
    if (text.matches(".*[,;<>@\"\\\\].*")) {
      throw new IllegalArgumentException("A name with one of , ; < > @ \" \\ stands in quotes");
    }
    return text;
  }

  private static String asciiDomain(String domain) {
    if (AMBIGUOUS.matcher(domain).find()) {
      throw new IllegalArgumentException(
          "A domain with ß, ς or a joiner means different names to different software: write its"
              + " xn-- form");
    }
    String ascii;
    try {
      ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      throw new IllegalArgumentException("The part behind the @ is no domain name", notAName);
    }
    if (!Arrays.stream(ascii.split("\\.", -1)).allMatch(label -> LABEL.matcher(label).matches())) {
      throw new IllegalArgumentException("The part behind the @ is no domain name");
    }
    return ascii;
  }

  private static String decodePercent(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void requireNoControls(String text) {
    if (text.codePoints().anyMatch(MailAddress::isControl)) {
      throw new IllegalArgumentException("An address has no control characters and no line breaks");
    }
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
