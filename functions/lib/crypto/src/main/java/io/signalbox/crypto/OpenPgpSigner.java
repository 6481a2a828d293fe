package io.signalbox.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.api.OpenPGPSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** A private key that signs, as {@link OpenPgpKeys} found it. */
public final class OpenPgpSigner {
  private final OpenPGPKey key;
  private final char[] passphrase;

  private OpenPgpSigner(OpenPGPKey key, char[] passphrase) {
    this.key = key;
    this.passphrase = passphrase.clone();
  }

  static OpenPgpSigner of(OpenPGPKey key, char[] passphrase, Instant now)
      throws UnusableKeyException {
    String fingerprint = OpenPgpCheck.fingerprint(key.getPrimaryKey().getPGPPublicKey());
    List<OpenPGPCertificate.OpenPGPComponentKey> signing = key.getSigningKeys(Date.from(now));
    if (signing.isEmpty()) {
      throw new UnusableKeyException(new Unusable.WrongPurpose(fingerprint, "signing"));
    }
    for (OpenPGPCertificate.OpenPGPComponentKey one : signing) {
      OpenPGPKey.OpenPGPSecretKey secret = key.getSecretKey(one);
      if (secret == null || (secret.isLocked() && !secret.isPassphraseCorrect(passphrase))) {
        throw new UnusableKeyException(new Unusable.WrongPassphrase(fingerprint));
      }
    }
    return new OpenPgpSigner(key, passphrase);
  }

  /** In lower-case hexadecimal. */
  public String fingerprint() {
    return OpenPgpCheck.fingerprint(key.getPrimaryKey().getPGPPublicKey());
  }

  /** The public key, not armoured. */
  public byte[] publicKeyBytes() {
    try {
      return key.toCertificate().getEncoded();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A detached signature by SHA-512 (RFC 3156 section 5, {@code micalg=pgp-sha512}), in ASCII
   * armour with CRLF.
   *
   * @param part the very bytes that are sent
   */
  public String signature(byte[] part) {
    try {
      OpenPGPPolicy policy = OpenPgpPolicy.STRICT;
      List<OpenPGPSignature.OpenPGPDocumentSignature> signatures =
          new BcOpenPGPApi(policy)
              .createDetachedSignature()
              .addKeyPassphrase(passphrase)
              .addSigningKey(key)
              .sign(new ByteArrayInputStream(part));
      return Armour.withCrlf(
          signatures
              .getFirst()
              .toAsciiArmoredString(
                  PacketFormat.ROUNDTRIP,
                  Armour.of(key.getPrimaryKey().getPGPPublicKey().getVersion())));
    } catch (PGPException | IOException checkedBefore) {
      throw new IllegalStateException("A checked key did not sign", checkedBefore);
    }
  }

  void signWith(OpenPGPMessageGenerator message) throws PGPException {
    message.addKeyPassphrase(passphrase).addSigningKey(key);
  }
}
