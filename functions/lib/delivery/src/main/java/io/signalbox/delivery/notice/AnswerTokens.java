package io.signalbox.delivery.notice;

import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.settings.SecretReference;
import io.signalbox.store.Secrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks the tokens of answer links: a notice and a time, and the first 128 bits of their
 * HMAC-SHA256 (RFC 2104), as 39 characters of base64url. Every function of a hub has the same key;
 * who deletes it makes all links worthless. For many threads at once.
 */
public final class AnswerTokens {
  private static final SecretReference KEY = new SecretReference("notices/key");
  private static final int KEY_BYTES = 32;
  private static final byte VERSION = 1;
  private static final int CLAIM_BYTES = 1 + 3 * Integer.BYTES;
  private static final int SIGNATURE_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final Secrets secrets;
  private final CachedSecrets known;
  private final RandomGenerator random;

  public AnswerTokens(Secrets secrets, Clock clock, RandomGenerator random) {
    this.secrets = secrets;
    this.known = new CachedSecrets(secrets, clock);
    this.random = random;
  }

  /**
   * The token's text, always the same.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public String sign(AnswerToken token) {
    byte[] claim =
        ByteBuffer.allocate(CLAIM_BYTES)
            .put(VERSION)
            .putInt(Math.toIntExact(token.ticket().day().toEpochDay()))
            .putInt(token.ticket().number())
            .putInt(Math.toIntExact(Duration.between(Instant.EPOCH, token.expires()).toHours()))
            .array();
    String key = known.get(KEY).orElseGet(() -> secrets.putIfAbsent(KEY.name(), newKey()));
    byte[] signed = Arrays.copyOf(claim, CLAIM_BYTES + SIGNATURE_BYTES);
    System.arraycopy(signature(key, claim), 0, signed, CLAIM_BYTES, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /**
   * What a text says that this hub has signed; empty for any other text. It may have expired.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public Optional<AnswerToken> verify(String text) {
    Optional<byte[]> signed = decoded(text);
    Optional<String> key = signed.flatMap(_ -> known.get(KEY));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    byte[] claim = Arrays.copyOf(signed.get(), CLAIM_BYTES);
    byte[] given = Arrays.copyOfRange(signed.get(), CLAIM_BYTES, signed.get().length);
    byte[] right = Arrays.copyOf(signature(key.get(), claim), SIGNATURE_BYTES);
    return MessageDigest.isEqual(given, right) ? read(claim) : Optional.empty();
  }

  private static Optional<AnswerToken> read(byte[] claim) {
    ByteBuffer fields = ByteBuffer.wrap(claim);
    if (fields.get() != VERSION) {
      return Optional.empty();
    }
    try {
      Ticket ticket = new Ticket(LocalDate.ofEpochDay(fields.getInt()), fields.getInt());
      Instant expires = Instant.EPOCH.plus(Duration.ofHours(fields.getInt()));
      return Optional.of(new AnswerToken(ticket, expires));
    } catch (IllegalArgumentException | DateTimeException noTicket) {
      return Optional.empty();
    }
  }

  /** One text for each token: the bits that the last character has too many are none. */
  private static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == CLAIM_BYTES + SIGNATURE_BYTES
              && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] signature(String key, byte[] claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
      return mac.doFinal(claim);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
