package io.signalbox.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;

/** Encrypts to certificates as S/MIME does (RFC 8551). */
public final class CmsEncryption {
  /** Never registered: whoever puts it first changes the random numbers of the whole process. */
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private CmsEncryption() {}

  /** What encrypts the content. */
  public enum Cipher {
    /** AES-256-CBC in enveloped data, which every reader knows. */
    CBC,
    /** AES-256-GCM in authenticated enveloped data (RFC 5083, RFC 5084). */
    GCM
  }

  /**
   * Enveloped data, or authenticated enveloped data, in DER.
   *
   * @param certificates of the recipients, at least one, as {@link Certificates} found them
   */
  public static byte[] encrypt(byte[] content, List<X509Certificate> certificates, Cipher cipher) {
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("An encrypted message has a recipient");
    }
    var typed = new CMSProcessableByteArray(content);
    try {
      return switch (cipher) {
        case CBC -> {
          var generator = addTo(new CMSEnvelopedDataGenerator(), certificates);
          yield generator.generate(typed, encryptor(CMSAlgorithm.AES256_CBC)).getEncoded();
        }
        case GCM -> {
          var generator = addTo(new CMSAuthEnvelopedDataGenerator(), certificates);
          yield generator
              .generate(typed, (OutputAEADEncryptor) encryptor(CMSAlgorithm.AES256_GCM))
              .getEncoded();
        }
      };
    } catch (GeneralSecurityException | CMSException | IOException checkedBefore) {
      throw new IllegalStateException("Checked certificates did not encrypt", checkedBefore);
    }
  }

  private static <G extends CMSEnvelopedGenerator> G addTo(
      G generator, List<X509Certificate> certificates)
      throws GeneralSecurityException, CMSException {
    for (X509Certificate certificate : certificates) {
      generator.addRecipientInfoGenerator(recipient(certificate));
    }
    return generator;
  }

  private static OutputEncryptor encryptor(ASN1ObjectIdentifier algorithm) throws CMSException {
    return new JceCMSContentEncryptorBuilder(algorithm).setProvider(PROVIDER).build();
  }

  private static RecipientInfoGenerator recipient(X509Certificate certificate)
      throws GeneralSecurityException, CMSException {
    if (!(certificate.getPublicKey() instanceof ECPublicKey ec)) {
      return new JceKeyTransRecipientInfoGenerator(certificate).setProvider(PROVIDER);
    }
    KeyPairGenerator ephemeral = KeyPairGenerator.getInstance("EC", PROVIDER);
    ephemeral.initialize(ec.getParams());
    KeyPair pair = ephemeral.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            pair.getPrivate(),
            pair.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(certificate)
        .setProvider(PROVIDER);
  }
}
