package io.signalbox.control.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.signalbox.settings.MailAddress;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody asks about: an address, a mail address, a domain with all below it, or an instance
 * that posted.
 *
 * @param value in its usual spelling
 */
public record Subject(Kind kind, String value) {
  private static final int LIMIT_CHARACTERS = 254;

  /** What a subject is. */
  public enum Kind {
    ADDRESS,
    MAIL,
    DOMAIN,
    SENDER;

    /** As it stands in requests and receipts. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The only member of that object which names a subject.
   *
   * @throws IllegalArgumentException with what was expected, where there is none, or more than one
   */
  static Subject of(JsonNode request) {
    List<Kind> named = Arrays.stream(Kind.values()).filter(k -> request.has(k.text())).toList();
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          Arrays.stream(Kind.values())
              .map(Kind::text)
              .collect(
                  Collectors.joining(
                      ", ", "Name one of ", ", such as {\"mail\": \"jo@example.org\"}.")));
    }
    return parse(named.getFirst(), request.path(named.getFirst().text()).asText());
  }

  /**
   * A subject of any spelling.
   *
   * @throws IllegalArgumentException with what was expected
   */
  static Subject parse(Kind kind, String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > LIMIT_CHARACTERS) {
      throw new IllegalArgumentException(
          "/%s has 1 to %d characters.".formatted(kind.text(), LIMIT_CHARACTERS));
    }
    return new Subject(
        kind,
        switch (kind) {
          case ADDRESS -> address(trimmed).toCanonicalString();
          case MAIL -> mail(trimmed);
          case DOMAIN -> domain(trimmed);
          case SENDER -> trimmed;
        });
  }

  private static IPAddress address(String text) {
    IPAddress address = new IPAddressString(text).getAddress();
    if (address == null || address.isMultiple() || address.isZero() || address.isPrefixed()) {
      throw new IllegalArgumentException("/address is one address, such as 192.0.2.7.");
    }
    return address;
  }

  private static String mail(String text) {
    try {
      return MailAddress.parse(text).text().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException fault) {
      throw new IllegalArgumentException("/mail is a mail address, such as jo@example.org.", fault);
    }
  }

  private static String domain(String text) {
    String ascii = ascii(text.toLowerCase(Locale.ROOT));
    if (!ascii.matches("([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "/domain is a name of two labels or more, such as example.org.");
    }
    return ascii;
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException notAName) {
      return name;
    }
  }

  /** How it is written in events, mails and answers of other systems, in lower case. */
  Set<String> spellings() {
    Set<String> spellings = new LinkedHashSet<>();
    switch (kind) {
      case ADDRESS -> {
        IPAddress address = new IPAddressString(value).getAddress();
        spellings.add(value);
        if (address.isIPv6()) {
          spellings.add(address.toFullString());
          spellings.add(address.toNormalizedString());
          spellings.add(address.toCompressedString());
        }
      }
      case MAIL -> {
        spellings.add(value);
        spellings.add(value.replace("@", "%40"));
        spellings.add(value.replace("@", "[at]"));
      }
      case DOMAIN -> {
        spellings.add(value);
        spellings.add(IDN.toUnicode(value));
      }
      case SENDER -> spellings.add(value);
    }
    List<String> defanged = new ArrayList<>();
    if (kind != Kind.SENDER) {
      spellings.forEach(one -> defanged.add(one.replace(".", "[.]")));
    }
    spellings.addAll(defanged);
    return spellings;
  }
}
