package io.signalbox.http.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs with Ed25519, as version {@code v1a}. The receiver holds the public key. */
public final class Ed25519Signer implements Signer {
  private static final int SEED_BYTES = 32;

  private final PrivateKey key;

  private Ed25519Signer(PrivateKey key) {
    this.key = key;
  }

  /**
   * Takes the key as Standard Webhooks writes it.
   *
   * @param key {@code whsk_} and the 32 bytes of the seed in base64, or the 64 of the seed and the
   *     public key; the prefix may be missing
   * @throws IllegalArgumentException if it is something else; the message doesn't show it
   */
  public static Ed25519Signer of(String key) {
    var bytes = Signer.decode(key, "whsk_");
    if (bytes.length != SEED_BYTES && bytes.length != 2 * SEED_BYTES) {
      throw new IllegalArgumentException(
          "expected a seed of %d bytes, with or without the public key".formatted(SEED_BYTES));
    }
    try {
      var seed = Arrays.copyOf(bytes, SEED_BYTES);
      return new Ed25519Signer(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java has Ed25519", missing);
    }
  }

  @Override
  public String sign(byte[] content) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(content);
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java has Ed25519", missing);
    }
  }
}
