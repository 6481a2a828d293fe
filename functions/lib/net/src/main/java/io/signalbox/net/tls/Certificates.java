package io.signalbox.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads X.509 certificates in PEM (RFC 7468). */
public final class Certificates {

  private Certificates() {}

  /**
   * The certificates of a text, in its order.
   *
   * @throws IllegalArgumentException with a reason for people, if there is none or one is damaged
   */
  public static List<X509Certificate> ofPem(String text) {
    if (text.contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException("holds a private key, where certificates are expected");
    }
    if (!text.contains("-----BEGIN CERTIFICATE-----")) {
      throw new IllegalArgumentException("has no -----BEGIN CERTIFICATE-----");
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException damaged) {
      throw new IllegalArgumentException("holds a damaged certificate", damaged);
    }
  }
}
