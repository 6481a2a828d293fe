package io.signalbox.track;

import io.signalbox.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key with which the hub signs proofs of notice, a secret that is made when it is first wanted:
 * the private key (PKCS #8) and the public key (X.509) in base64, with a space between.
 */
final class ProofKey {
  static final String SECRET = "notices/proof-key";

  private static final String ALGORITHM = "Ed25519";

  private final Secrets secrets;

  ProofKey(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The public key, which verifies what is signed: X.509 in base64. */
  String publicKey() {
    return text().substring(text().indexOf(' ') + 1);
  }

  /** The signature of these bytes in base64. */
  String sign(byte[] bytes) {
    String text = text();
    byte[] key = Base64.getDecoder().decode(text.substring(0, text.indexOf(' ')));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key)));
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("The secret " + SECRET + " is no Ed25519 key", unusable);
    }
  }

  /**
   * Whether this is what {@link #sign} gave for these bytes.
   *
   * @param signature in base64
   */
  boolean signed(byte[] bytes, String signature) {
    return MessageDigest.isEqual(
        sign(bytes).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return secrets.get(SECRET).orElseGet(() -> secrets.putIfAbsent(SECRET, fresh()));
  }

  private static String fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return base64.encodeToString(pair.getPrivate().getEncoded())
          + " "
          + base64.encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has Ed25519", impossible);
    }
  }
}
