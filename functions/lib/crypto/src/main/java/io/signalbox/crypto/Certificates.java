package io.signalbox.crypto;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Reads certificates for S/MIME (RFC 8550), and lets no unusable one through. */
public final class Certificates {
  private static final int LIMIT_CHARACTERS = 100_000;
  private static final int RFC822_NAME = 1;
  private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private Certificates() {}

  /**
   * A recipient's certificate.
   *
   * @param pem the certificate, and the ones between it and its authority
   * @param authorities what the chain must lead to; empty where any certificate will do
   * @throws UnusableKeyException with everything that keeps mail to the address from being
   *     encrypted to it at that moment
   */
  public static X509Certificate recipient(
      String pem, String address, List<X509Certificate> authorities, Instant now)
      throws UnusableKeyException {
    List<X509Certificate> all = parse(pem);
    X509Certificate leaf = leaf(all);
    requireSound(leaf, address, now);
    int usage = leaf.getPublicKey() instanceof ECPublicKey ? KEY_AGREEMENT : KEY_ENCIPHERMENT;
    requirePurpose(leaf, usage, "encrypting mail");
    if (!authorities.isEmpty()) {
      requireChain(leaf, all, authorities, now);
    }
    return leaf;
  }

  /** That the certificate can verify mails of the address. */
  static void requireSigner(X509Certificate certificate, String address, Instant now)
      throws UnusableKeyException {
    requireSound(certificate, address, now);
    requirePurpose(certificate, DIGITAL_SIGNATURE, "signing mail");
  }

  /**
   * The certificates in a text.
   *
   * @throws UnusableKeyException where there is none, or a private key
   */
  public static List<X509Certificate> parse(String pem) throws UnusableKeyException {
    if (pem.contains("PRIVATE KEY-----")) {
      throw new UnusableKeyException(new Unusable.Private());
    }
    try {
      List<X509Certificate> all =
          pem.length() > LIMIT_CHARACTERS
              ? List.of()
              : CertificateFactory.getInstance("X.509")
                  .generateCertificates(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                  .stream()
                  .map(X509Certificate.class::cast)
                  .toList();
      if (!all.isEmpty()) {
        return all;
      }
    } catch (CertificateException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    throw new UnusableKeyException(new Unusable.Unreadable());
  }

  /** What a certificate says of itself. */
  public static KeyFacts facts(X509Certificate certificate) {
    List<String> addresses;
    try {
      addresses = List.copyOf(addresses(certificate));
    } catch (UnusableKeyException unreadable) {
      addresses = List.of();
    }
    return new KeyFacts(
        KeyFacts.Kind.CERTIFICATE,
        fingerprint(certificate),
        addresses,
        Optional.of(certificate.getNotAfter().toInstant()));
  }

  /** SHA-256, in lower-case hexadecimal. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate leaf(List<X509Certificate> all) throws UnusableKeyException {
    List<X509Certificate> leaves =
        all.stream().filter(one -> one.getBasicConstraints() < 0).toList();
    if (leaves.size() > 1) {
      throw new UnusableKeyException(new Unusable.Several(leaves.size()));
    }
    return leaves.isEmpty() ? all.getFirst() : leaves.getFirst();
  }

  private static void requireSound(X509Certificate certificate, String address, Instant now)
      throws UnusableKeyException {
    String fingerprint = fingerprint(certificate);
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      throw new UnusableKeyException(new Unusable.NotYetValid(fingerprint, from));
    }
    if (now.isAfter(until)) {
      throw new UnusableKeyException(new Unusable.Expired(fingerprint, until));
    }
    switch (certificate.getPublicKey()) {
      case RSAPublicKey rsa -> {
        int bits = rsa.getModulus().bitLength();
        if (bits < Algorithms.RSA_LEAST_BITS) {
          throw new UnusableKeyException(
              new Unusable.Weak(fingerprint, "RSA of %d bits".formatted(bits)));
        }
      }
      case ECPublicKey ec -> {
        if (!isOnKnownCurve(ec)) {
          throw new UnusableKeyException(new Unusable.Weak(fingerprint, "an unknown curve"));
        }
      }
      default ->
          throw new UnusableKeyException(
              new Unusable.Weak(
                  fingerprint, "the algorithm " + certificate.getPublicKey().getAlgorithm()));
    }
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    if (signature.startsWith("SHA1") || signature.startsWith("MD5")) {
      throw new UnusableKeyException(
          new Unusable.Weak(fingerprint, "it is signed with " + certificate.getSigAlgName()));
    }
    if (!addresses(certificate).contains(address.toLowerCase(Locale.ROOT))) {
      throw new UnusableKeyException(new Unusable.OtherAddress(fingerprint, address));
    }
  }

  /** One that states its parameters by itself is on no curve that has a name. */
  private static boolean isOnKnownCurve(ECPublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters()
            instanceof ASN1ObjectIdentifier curve
        && Algorithms.isKnownCurve(curve);
  }

  private static void requirePurpose(X509Certificate certificate, int usage, String purpose)
      throws UnusableKeyException {
    try {
      boolean[] usages = certificate.getKeyUsage();
      List<String> purposes = certificate.getExtendedKeyUsage();
      boolean mayBeUsed = usages == null || usages[usage];
      boolean isForMail =
          purposes == null || purposes.contains(EMAIL_PROTECTION) || purposes.contains(ANY_PURPOSE);
      if (mayBeUsed && isForMail) {
        return;
      }
    } catch (CertificateParsingException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    throw new UnusableKeyException(new Unusable.WrongPurpose(fingerprint(certificate), purpose));
  }

  private static void requireChain(
      X509Certificate leaf, List<X509Certificate> given, List<X509Certificate> roots, Instant now)
      throws UnusableKeyException {
    try {
      var target = new X509CertSelector();
      target.setCertificate(leaf);
      Set<TrustAnchor> anchors =
          roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
      var parameters = new PKIXBuilderParameters(anchors, target);
      // Nothing is fetched from where a certificate says: the hub talks to no stranger's address.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (GeneralSecurityException noChain) {
      throw new UnusableKeyException(
          new Unusable.Untrusted(fingerprint(leaf), leaf.getIssuerX500Principal().getName()));
    }
  }

  private static Set<String> addresses(X509Certificate certificate) throws UnusableKeyException {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      Set<String> addresses =
          names == null
              ? Set.of()
              : names.stream()
                  .filter(name -> name.get(0).equals(RFC822_NAME))
                  .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet());
      return addresses.isEmpty() ? subjectAddresses(certificate) : addresses;
    } catch (CertificateException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
  }

  private static Set<String> subjectAddresses(X509Certificate certificate)
      throws CertificateException {
    return Arrays.stream(
            new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.EmailAddress))
        .map(name -> name.getFirst().getValue().toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
