package io.signalbox.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * A client certificate with its key, by which the hub says who it is.
 *
 * @param chain its own certificate first, then those that issued it
 */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] PROBE = {1, 2, 3, 4};

  public ClientIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * From a chain and its key in PEM.
   *
   * @throws IllegalArgumentException with a reason for people, which holds nothing of the key
   */
  public static ClientIdentity ofPem(String chain, String key) {
    return new ClientIdentity(PrivateKeys.ofPem(key), Certificates.ofPem(chain)).fitting();
  }

  /**
   * From a PKCS#12 file in base64.
   *
   * @throws IllegalArgumentException with a reason for people, which holds nothing of the key
   */
  public static ClientIdentity ofPkcs12(String base64, String password) {
    KeyStore store;
    try {
      store = KeyStore.getInstance("PKCS12");
      store.load(
          new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)), password.toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "is no PKCS#12 file in base64, or its password is another");
    }
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          Certificate[] chain = store.getCertificateChain(alias);
          return new ClientIdentity(
                  key, Arrays.stream(chain).map(X509Certificate.class::cast).toList())
              .fitting();
        }
      }
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalArgumentException("holds a key that cannot be read");
    }
    throw new IllegalArgumentException("holds no private key with a certificate");
  }

  /**
   * Checks that the certificate is valid at a time.
   *
   * @throws IllegalArgumentException with the date at which it expired or will begin
   */
  public void requireValid(Instant now) {
    X509Certificate own = chain.getFirst();
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new IllegalArgumentException(
          "the client certificate expired at " + own.getNotAfter().toInstant());
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw new IllegalArgumentException(
          "the client certificate is valid from " + own.getNotBefore().toInstant() + " on");
    }
  }

  private ClientIdentity fitting() {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          case "RSASSA-PSS" -> "RSASSA-PSS";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROBE);
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(chain.getFirst().getPublicKey());
      checking.update(PROBE);
      if (checking.verify(signing.sign())) {
        return this;
      }
    } catch (GeneralSecurityException anotherKind) {
      // A key of another algorithm than the certificate's fits it as little.
    }
    throw new IllegalArgumentException("the key does not fit the certificate");
  }

  @Override
  public String toString() {
    return "ClientIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
