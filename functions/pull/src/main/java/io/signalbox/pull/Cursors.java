package io.signalbox.pull;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes cursors for clients: opaque, signed by the hub, each good for one feed alone.
 *
 * <p>A cursor is, in unpadded base64url: the format's number, the position, its time, and the first
 * half of an HMAC-SHA256 over these and the feed's name.
 */
final class Cursors {
  /** The secret that holds the key; every function instance that pulls shares it. */
  static final String KEY_SECRET = "feeds/cursor-key";

  private static final byte FORMAT = 1;
  private static final int CONTENT_BYTES = 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final int SIGNATURE_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final Secrets secrets;
  private final RandomGenerator random;
  private volatile Optional<SecretKeySpec> key = Optional.empty();

  Cursors(Secrets secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  String write(FeedId feed, Cursor cursor) {
    byte[] content =
        ByteBuffer.allocate(CONTENT_BYTES)
            .put(FORMAT)
            .putLong(cursor.position().page())
            .putInt(cursor.position().index())
            .putLong(cursor.asOf().toEpochMilli())
            .array();
    byte[] token =
        ByteBuffer.allocate(CONTENT_BYTES + SIGNATURE_BYTES)
            .put(content)
            .put(signature(feed, content))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Reads what {@link #write} wrote for this feed.
   *
   * @throws ProblemException 400 where it is something else
   */
  Cursor read(FeedId feed, String text) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    if (token.length != CONTENT_BYTES + SIGNATURE_BYTES || token[0] != FORMAT) {
      throw invalid();
    }
    byte[] content = Arrays.copyOf(token, CONTENT_BYTES);
    byte[] signature = Arrays.copyOfRange(token, CONTENT_BYTES, token.length);
    if (!MessageDigest.isEqual(signature, signature(feed, content))) {
      throw invalid();
    }
    ByteBuffer buffer = ByteBuffer.wrap(content).position(1);
    Position position = new Position(buffer.getLong(), buffer.getInt());
    return new Cursor(position, Instant.ofEpochMilli(buffer.getLong()));
  }

  private static ProblemException invalid() {
    return Problem.of(
            ProblemType.INVALID_CURSOR,
            "This is no cursor of this feed. Use one that an answer of it gave, unchanged.")
        .exception();
  }

  private byte[] signature(FeedId feed, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key());
      mac.update(content);
      mac.update(feed.text().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", impossible);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known =
        key.orElseGet(
            () ->
                new SecretKeySpec(
                    Base64.getDecoder().decode(secrets.get(KEY_SECRET).orElseGet(this::firstOfAll)),
                    "HmacSHA256"));
    key = Optional.of(known);
    return known;
  }

  private String firstOfAll() {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    return secrets.putIfAbsent(KEY_SECRET, Base64.getEncoder().encodeToString(fresh));
  }
}
