package io.signalbox.control.erasure;

import io.signalbox.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a subject in receipts. It is made with a key that only the hub has: nobody finds the
 * subject by trying out all there are.
 */
final class Digest {
  static final String SECRET = "erasures/digest-key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Secrets secrets;
  private final RandomGenerator random;

  Digest(Secrets secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  String of(Subject subject) {
    String text = subject.kind().text() + "\n" + subject.value();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key()), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }

  private String key() {
    return secrets.get(SECRET).orElseGet(() -> secrets.putIfAbsent(SECRET, fresh()));
  }

  private String fresh() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
