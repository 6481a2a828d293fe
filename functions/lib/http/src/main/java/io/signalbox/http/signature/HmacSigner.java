package io.signalbox.http.signature;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with HMAC-SHA256, as version {@code v1}. The receiver holds the same key. */
public final class HmacSigner implements Signer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES_LEAST = 24;
  private static final int KEY_BYTES_MOST = 64;

  private final SecretKeySpec key;

  private HmacSigner(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Takes the key as Standard Webhooks writes it.
   *
   * @param key {@code whsec_} and 24 to 64 random bytes in base64; the prefix may be missing
   * @throws IllegalArgumentException if it is something else; the message doesn't show it
   */
  public static HmacSigner of(String key) {
    var bytes = Signer.decode(key, "whsec_");
    if (bytes.length < KEY_BYTES_LEAST || bytes.length > KEY_BYTES_MOST) {
      throw new IllegalArgumentException(
          "expected a key of %d to %d bytes".formatted(KEY_BYTES_LEAST, KEY_BYTES_MOST));
    }
    return new HmacSigner(new SecretKeySpec(bytes, ALGORITHM));
  }

  @Override
  public String sign(byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", missing);
    }
  }
}
