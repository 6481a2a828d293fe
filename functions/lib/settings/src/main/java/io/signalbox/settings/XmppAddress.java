package io.signalbox.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;

/**
 * Who gets messages, from {@code xmpp:user@domain} or, for a room, {@code xmpp:room@service?join}
 * (RFC 5122, XEP-0147).
 *
 * @param jid a bare address: local part and domain
 */
public record XmppAddress(String jid, boolean room) {
  private static final int PART_LIMIT_BYTES = 1023;

  /**
   * Reads a destination's URI.
   *
   * @throws IllegalArgumentException with the rule that it breaks
   */
  public static XmppAddress of(URI uri) {
    if (!"xmpp".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("a message goes to an xmpp: URI");
    }
    String text = uri.getRawSchemeSpecificPart();
    if (text.startsWith("/") || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("is xmpp:user@domain or xmpp:room@service?join");
    }
    boolean room = text.endsWith("?join");
    String address = room ? text.substring(0, text.length() - "?join".length()) : text;
    if (address.contains("?")) {
      throw new IllegalArgumentException("may have the query join, and no other");
    }
    return new XmppAddress(bareJid(URLDecoder.decode(address.replace("+", "%2B"), UTF_8)), room);
  }

  /**
   * A bare address, as it stands.
   *
   * @throws IllegalArgumentException with the rule that it breaks
   */
  public static String bareJid(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
      throw new IllegalArgumentException("an XMPP address is local@domain");
    }
    boolean isOdd =
        text.codePoints()
            .anyMatch(
                character ->
                    Character.isWhitespace(character)
                        || Character.isISOControl(character)
                        || "\"&'/:<>".indexOf(character) >= 0);
    if (isOdd) {
      throw new IllegalArgumentException(
          "an XMPP address has no spaces, none of \"&'/:<>, and no resource");
    }
    if (text.getBytes(UTF_8).length > PART_LIMIT_BYTES) {
      throw new IllegalArgumentException("has more than 1023 bytes");
    }
    return text;
  }

  /** The domain of a bare address. */
  public static String domainOf(String jid) {
    return jid.substring(jid.indexOf('@') + 1);
  }
}
