package io.signalbox.crypto;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** Reads OpenPGP keys (RFC 9580, RFC 4880), and lets no unusable one through. */
public final class OpenPgpKeys {
  private static final int LIMIT_CHARACTERS = 200_000;
  private static final int PUBLISHED_MOST = 20;
  private static final String BLOCK = "-----BEGIN PGP ";

  private OpenPgpKeys() {}

  /**
   * A recipient's key.
   *
   * @param armored one public key in ASCII armour
   * @param address of the recipient
   * @throws UnusableKeyException with everything that keeps mail to the address from being
   *     encrypted to this key at that moment
   */
  public static OpenPgpRecipient recipient(String armored, String address, Instant now)
      throws UnusableKeyException {
    OpenPGPCertificate certificate = certificate(armored);
    var check = new OpenPgpCheck(certificate, now);
    check.requireSound();
    check.requireAddress(address);
    return new OpenPgpRecipient(certificate, check.encryptionKeys());
  }

  /**
   * The fingerprint of a public key, in hexadecimal.
   *
   * @param armored one public key in ASCII armour
   * @throws UnusableKeyException if it is something else
   */
  public static String fingerprint(String armored) throws UnusableKeyException {
    return HexFormat.of().formatHex(certificate(armored).getFingerprint());
  }

  /**
   * What a public key says of itself; it expires when nothing in it may encrypt mail any more.
   *
   * @param armored one public key in ASCII armour
   * @throws UnusableKeyException if it is something else
   */
  public static KeyFacts facts(String armored, Instant now) throws UnusableKeyException {
    OpenPGPCertificate certificate = certificate(armored);
    return new OpenPgpCheck(certificate, now)
        .facts(certificate.getEncryptionKeys(Date.from(now), KeyFlags.ENCRYPT_COMMS));
  }

  /**
   * What a private key says of itself; it expires when it can sign no longer.
   *
   * @param armored one private key in ASCII armour
   * @throws UnusableKeyException if it is something else
   */
  public static KeyFacts signerFacts(String armored, Instant now) throws UnusableKeyException {
    OpenPGPCertificate certificate = privateKey(armored).toCertificate();
    return new OpenPgpCheck(certificate, now).facts(certificate.getSigningKeys(Date.from(now)));
  }

  /**
   * The hub's own key, to sign with.
   *
   * @param armored one private key in ASCII armour
   * @param passphrase empty for a key that is not locked
   * @param address of the sender
   * @throws UnusableKeyException if it cannot sign mails of the address at that moment
   */
  public static OpenPgpSigner signer(String armored, char[] passphrase, String address, Instant now)
      throws UnusableKeyException {
    OpenPGPKey key = privateKey(armored);
    var check = new OpenPgpCheck(key.toCertificate(), now);
    check.requireSound();
    check.requireAddress(address);
    return OpenPgpSigner.of(key, passphrase, now);
  }

  /**
   * The public keys of a file, each in ASCII armour.
   *
   * @param file armoured or not, as others publish it
   * @throws UnusableKeyException if there is none, more than 20, or a private one
   */
  public static List<String> publicKeys(byte[] file) throws UnusableKeyException {
    List<OpenPGPCertificate> all;
    try {
      all = new BcOpenPGPApi().readKeyOrCertificate().parseKeysOrCertificates(file);
    } catch (IOException | RuntimeException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    if (all.isEmpty()) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    if (all.size() > PUBLISHED_MOST) {
      throw new UnusableKeyException(new Unusable.Several(all.size()));
    }
    if (all.stream().anyMatch(OpenPGPCertificate::isSecretKey)) {
      throw new UnusableKeyException(new Unusable.Private());
    }
    return all.stream().map(OpenPgpKeys::armored).toList();
  }

  /**
   * A key with what a newer copy of it adds. What the older copy has stays: a revocation cannot be
   * taken back by leaving it out.
   *
   * @param known a public key in ASCII armour
   * @param newer a copy of the same key
   * @throws UnusableKeyException if the two are not one key, or too large together
   */
  public static String joined(String known, String newer) throws UnusableKeyException {
    try {
      String both = armored(OpenPGPCertificate.join(certificate(known), certificate(newer)));
      if (both.length() <= LIMIT_CHARACTERS) {
        return both;
      }
    } catch (PGPException | RuntimeException different) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    throw new UnusableKeyException(new Unusable.Unreadable());
  }

  private static String armored(OpenPGPCertificate certificate) {
    try {
      return certificate.toAsciiArmoredString(
          PacketFormat.ROUNDTRIP,
          Armour.of(certificate.getPrimaryKey().getPGPPublicKey().getVersion()));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static OpenPGPCertificate certificate(String armored) throws UnusableKeyException {
    requireOne(armored);
    if (armored.contains(BLOCK + "PRIVATE KEY")) {
      throw new UnusableKeyException(new Unusable.Private());
    }
    List<OpenPGPCertificate> all;
    try {
      all = new BcOpenPGPApi().readKeyOrCertificate().parseKeysOrCertificates(armored);
    } catch (IOException | RuntimeException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
    if (all.stream().anyMatch(OpenPGPCertificate::isSecretKey)) {
      throw new UnusableKeyException(new Unusable.Private());
    }
    if (all.size() > 1) {
      throw new UnusableKeyException(new Unusable.Several(all.size()));
    }
    return all.stream()
        .findFirst()
        .orElseThrow(() -> new UnusableKeyException(new Unusable.Unreadable()));
  }

  private static OpenPGPKey privateKey(String armored) throws UnusableKeyException {
    requireOne(armored);
    try {
      return new BcOpenPGPApi().readKeyOrCertificate().parseKey(armored);
    } catch (IOException | RuntimeException unreadable) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
  }

  private static void requireOne(String armored) throws UnusableKeyException {
    int blocks = armored.split(BLOCK, -1).length - 1;
    if (blocks > 1) {
      throw new UnusableKeyException(new Unusable.Several(blocks));
    }
    if (blocks == 0 || armored.length() > LIMIT_CHARACTERS) {
      throw new UnusableKeyException(new Unusable.Unreadable());
    }
  }
}
