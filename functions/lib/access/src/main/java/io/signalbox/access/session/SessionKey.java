package io.signalbox.access.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser holds to show that a session is its own: 256 random bits. The hub keeps none of
 * them. All that it needs is derived from them, each part by a label of its own (HMAC-SHA-256).
 */
public final class SessionKey {
  private static final int LENGTH_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bits;

  private SessionKey(byte[] bits) {
    this.bits = bits;
  }

  static SessionKey random(RandomGenerator random) {
    byte[] bits = new byte[LENGTH_BYTES];
    random.nextBytes(bits);
    return new SessionKey(bits);
  }

  /** The key as {@link #text} writes it; empty for any other text. */
  static Optional<SessionKey> parse(String text) {
    try {
      byte[] bits = Base64.getUrlDecoder().decode(text);
      return bits.length == LENGTH_BYTES ? Optional.of(new SessionKey(bits)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Under which the session is kept: the key cannot be told from it. */
  String hash() {
    return HexFormat.of().formatHex(derived("name"));
  }

  /** What each form of the session's pages carries, and no page of another site can know. */
  public String formToken() {
    return text("form");
  }

  /** A text of 43 characters that nobody can tell who has not the key. */
  String text(String label) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(derived(label));
  }

  SecretKeySpec encryptionKey() {
    return new SecretKeySpec(derived("encryption"), "AES");
  }

  private byte[] derived(String label) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bits, ALGORITHM));
      return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }

  /** Says nothing of the key: it is a credential. */
  @Override
  public String toString() {
    return "SessionKey";
  }
}
