package io.signalbox.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token of an instance; the token itself is kept nowhere.
 *
 * @param name tells the tokens of one instance apart
 * @param hash what {@link #hashOf} says of the token
 * @param expires from when on it is no longer good; empty for never
 */
public record Token(String name, String hash, Optional<Instant> expires) {

  /**
   * The SHA-256 of the token's UTF-8 bytes, as 64 lower-case hex digits. Without salt and rounds: a
   * token is a long random string, not a password that somebody chose.
   */
  public static String hashOf(String token) {
    return HexFormat.of().formatHex(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the token is still good at that moment. */
  public boolean isGoodAt(Instant moment) {
    return expires.map(moment::isBefore).orElse(true);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
