package io.signalbox.net.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys in PEM: PKCS#8 without passphrase (RFC 5958). */
public final class PrivateKeys {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private PrivateKeys() {}

  /**
   * The key of a text.
   *
   * @throws IllegalArgumentException with a reason for people, which holds nothing of the key
   */
  public static PrivateKey ofPem(String text) {
    if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new IllegalArgumentException(
          "is encrypted; write it without passphrase, the hub keeps it in its secret store");
    }
    if (text.contains("-----BEGIN RSA PRIVATE KEY-----")
        || text.contains("-----BEGIN EC PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          "has an older form; turn it into PKCS#8: openssl pkcs8 -topk8 -nodes -in key.pem");
    }
    Matcher pem = PKCS8.matcher(text);
    if (!pem.find()) {
      throw new IllegalArgumentException("has no -----BEGIN PRIVATE KEY-----");
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException("is damaged: its base64 cannot be read");
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException another) {
        // The encoding names its algorithm, which only its own factory takes.
      }
    }
    throw new IllegalArgumentException("is damaged, or of an unknown algorithm");
  }
}
