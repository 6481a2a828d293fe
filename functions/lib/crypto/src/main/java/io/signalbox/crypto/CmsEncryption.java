package io.signalbox.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Encrypts to certificates as S/MIME does (RFC 8551): AES-256-CBC, which every reader knows. */
public final class CmsEncryption {
  /** Never registered: whoever puts it first changes the random numbers of the whole process. */
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private CmsEncryption() {}

  /**
   * Enveloped data in DER ({@code application/pkcs7-mime; smime-type=enveloped-data}).
   *
   * @param certificates of the recipients, at least one, as {@link Certificates} found them
   */
  public static byte[] encrypt(byte[] content, List<X509Certificate> certificates) {
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("An encrypted message has a recipient");
    }
    try {
      var generator = new CMSEnvelopedDataGenerator();
      for (X509Certificate certificate : certificates) {
        generator.addRecipientInfoGenerator(recipient(certificate));
      }
      return generator
          .generate(
              new CMSProcessableByteArray(content),
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                  .setProvider(PROVIDER)
                  .build())
          .getEncoded();
    } catch (GeneralSecurityException | CMSException | IOException checkedBefore) {
      throw new IllegalStateException("Checked certificates did not encrypt", checkedBefore);
    }
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
