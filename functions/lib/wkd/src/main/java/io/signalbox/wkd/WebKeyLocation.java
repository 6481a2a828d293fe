package io.signalbox.wkd;

import io.signalbox.settings.MailAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Where the keys of a mail address are published: the advanced and the direct method of section 3.1
 * of the draft.
 *
 * @param hash of the part before the @, in z-base-32
 */
record WebKeyLocation(String localPart, String domain, String hash) {
  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final int BITS_A_CHARACTER = 5;
  private static final int CHARACTER_MASK = 0x1f;

  static WebKeyLocation of(MailAddress address) {
    byte[] name = address.localPart().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return new WebKeyLocation(address.localPart(), address.domain(), zBase32(sha1(name)));
  }

  /** The host of the advanced method. Where it has no address, the direct method is used. */
  String advancedHost() {
    return "openpgpkey." + domain;
  }

  URI advanced() {
    return URI.create(
        "https://%s/.well-known/openpgpkey/%s/hu/%s?l=%s"
            .formatted(advancedHost(), domain, hash, encodedLocalPart()));
  }

  URI direct() {
    return URI.create(
        "https://%s/.well-known/openpgpkey/hu/%s?l=%s".formatted(domain, hash, encodedLocalPart()));
  }

  private String encodedLocalPart() {
    return URLEncoder.encode(localPart, StandardCharsets.UTF_8);
  }

  private static byte[] sha1(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** RFC 6189 section 5.1.6, of bytes whose bits are a multiple of five. */
  private static String zBase32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte next : bytes) {
      held = held << Byte.SIZE | (next & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS_A_CHARACTER) {
        bits -= BITS_A_CHARACTER;
        text.append(ALPHABET.charAt((held >> bits) & CHARACTER_MASK));
      }
      held &= (1 << bits) - 1;
    }
    return text.toString();
  }
}
