package io.signalbox.settings;

import java.util.Optional;

/**
 * How a destination's mails are encrypted and signed by S/MIME.
 *
 * @param cipher what encrypts the content
 * @param authorities certificates in PEM, to one of which a recipient's has to lead; empty where
 *     any certificate will do
 * @param signingKey the hub's own certificate and key
 */
public record SmimeOptions(
    Cipher cipher, Optional<String> authorities, Optional<SigningCertificate> signingKey) {

  public static final SmimeOptions NONE =
      new SmimeOptions(Cipher.AES_256_CBC, Optional.empty(), Optional.empty());

  /** What encrypts the content of a mail. */
  public enum Cipher {
    /** Every reader knows it. */
    AES_256_CBC,
    /** Authenticated (RFC 5084): readers that know RFC 8551 (2019) read it. */
    AES_256_GCM
  }

  /**
   * A certificate with its private key.
   *
   * @param key in PEM
   * @param certificate in PEM, followed by those between it and its authority
   */
  public record SigningCertificate(SecretReference key, String certificate) {}

  static SmimeOptions read(JsonFields options) {
    JsonFields smime = options.members("smime");
    JsonFields signing = smime.members("signingKey");
    return new SmimeOptions(
        smime.constant("cipher", Cipher.class, NONE.cipher()),
        smime.text("ca"),
        signing
            .text("certificate")
            .map(certificate -> new SigningCertificate(signing.secret("key"), certificate)));
  }
}
