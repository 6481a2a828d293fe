package io.signalbox.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A private key with its certificate, which signs as S/MIME does (RFC 8551, RFC 5652). */
public final class CmsSigner {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private CmsSigner(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * The hub's own certificate, to sign with.
   *
   * @param keyPem the private key, without a passphrase
   * @param certificatesPem its certificate first, then those between it and its authority
   * @param address of the sender
   * @throws UnusableKeyException if it cannot sign mails of the address at that moment, or the key
   *     does not fit
   */
  public static CmsSigner of(String keyPem, String certificatesPem, String address, Instant now)
      throws UnusableKeyException {
    List<X509Certificate> chain = Certificates.parse(certificatesPem);
    X509Certificate own = chain.getFirst();
    Certificates.requireSigner(own, address, now);
    PrivateKey key = privateKey(keyPem);
    if (!fits(key, own.getPublicKey())) {
      throw new UnusableKeyException(new Unusable.WrongPassphrase(Certificates.fingerprint(own)));
    }
    return new CmsSigner(key, chain);
  }

  /** SHA-256 of the certificate, in lower-case hexadecimal. */
  public String fingerprint() {
    return Certificates.fingerprint(chain.getFirst());
  }

  /**
   * A detached signature by SHA-256, in DER ({@code application/pkcs7-signature}), with all
   * certificates.
   *
   * @param part the very bytes that are sent
   */
  public byte[] signature(byte[] part) {
    try {
      var generator = new CMSSignedDataGenerator();
      ContentSigner signer = new JcaContentSignerBuilder(algorithm(key)).build(key);
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(signer, chain.getFirst()));
      generator.addCertificates(new JcaCertStore(chain));
      return generator.generate(new CMSProcessableByteArray(part), false).getEncoded();
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | IOException checkedBefore) {
      throw new IllegalStateException("A checked key did not sign", checkedBefore);
    }
  }

  private static String algorithm(PrivateKey key) {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  private static PrivateKey privateKey(String pem) throws UnusableKeyException {
    try (var parser = new PEMParser(new StringReader(pem))) {
      var converter = new JcaPEMKeyConverter();
      return switch (parser.readObject()) {
        case PrivateKeyInfo info -> converter.getPrivateKey(info);
        case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
        case null, default -> throw new UnusableKeyException(new Unusable.Unreadable());
      };
    } catch (IOException | RuntimeException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
  }

  private static boolean fits(PrivateKey key, PublicKey certified) {
    byte[] sample = {1, 2, 3};
    try {
      var signing = Signature.getInstance(algorithm(key));
      signing.initSign(key);
      signing.update(sample);
      byte[] signature = signing.sign();
      var verifying = Signature.getInstance(algorithm(key));
      verifying.initVerify(certified);
      verifying.update(sample);
      return verifying.verify(signature);
    } catch (GeneralSecurityException doesNotFit) {
      return false;
    }
  }
}
