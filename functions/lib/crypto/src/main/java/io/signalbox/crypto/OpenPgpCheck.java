package io.signalbox.crypto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * Finds what keeps an OpenPGP key from being used, at one moment. Libraries take some such keys:
 * those whose user id was revoked, or that belong to another address.
 */
final class OpenPgpCheck {
  private static final BcPGPContentVerifierBuilderProvider VERIFIERS =
      new BcPGPContentVerifierBuilderProvider();

  private final OpenPGPCertificate certificate;
  private final Instant now;

  OpenPgpCheck(OpenPGPCertificate certificate, Instant now) {
    this.certificate = certificate;
    this.now = now;
  }

  /** What is wrong with the key as a whole. */
  void requireSound() throws UnusableKeyException {
    PGPPublicKey primary = primary();
    Instant created = primary.getCreationTime().toInstant();
    if (created.isAfter(now)) {
      throw new UnusableKeyException(new Unusable.NotYetValid(fingerprint(primary), created));
    }
    Optional<PGPSignature> revocation =
        signatures(primary.getKeySignatures()).stream()
            .filter(signature -> signature.getSignatureType() == PGPSignature.KEY_REVOCATION)
            .filter(signature -> isBySelf(signature, primary))
            .findFirst();
    if (revocation.isPresent()) {
      throw new UnusableKeyException(
          new Unusable.Revoked(fingerprint(primary), time(revocation.get())));
    }
    requireStrong(primary);
    requireStrongSelfSignature(primary);
    requireUnexpired(primary, primary.getCreationTime(), primary.getValidSeconds());
  }

  /** That the key has the address, and its owner has not revoked that. */
  void requireAddress(String address) throws UnusableKeyException {
    Optional<PGPSignature> revoked = Optional.empty();
    PGPPublicKey primary = primary();
    for (Iterator<String> ids = primary.getUserIDs(); ids.hasNext(); ) {
      String id = ids.next();
      if (!address(id).equals(address.toLowerCase(Locale.ROOT))) {
        continue;
      }
      Optional<PGPSignature> latest = latest(id);
      if (latest.isPresent()
          && latest.get().getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION) {
        revoked = latest;
      } else if (latest.isPresent()) {
        return;
      }
    }
    String fingerprint = fingerprint(primary);
    throw new UnusableKeyException(
        revoked.isPresent()
            ? new Unusable.AddressRevoked(fingerprint, address, time(revoked.get()))
            : new Unusable.OtherAddress(fingerprint, address));
  }

  /** The keys to which mail may be encrypted, at least one. */
  List<OpenPGPCertificate.OpenPGPComponentKey> encryptionKeys() throws UnusableKeyException {
    List<OpenPGPCertificate.OpenPGPComponentKey> keys =
        certificate.getEncryptionKeys(Date.from(now), KeyFlags.ENCRYPT_COMMS).stream()
            .filter(key -> Algorithms.weakness(key.getPGPPublicKey()).isEmpty())
            .filter(key -> revocation(key.getPGPPublicKey()).isEmpty())
            .toList();
    if (keys.isEmpty()) {
      throw new UnusableKeyException(whyNoEncryption());
    }
    return keys;
  }

  /** What the key says of itself; without one of the parts, or the whole, it is of no use. */
  KeyFacts facts(List<OpenPGPCertificate.OpenPGPComponentKey> parts) {
    List<String> addresses = new ArrayList<>();
    primary().getUserIDs().forEachRemaining(id -> addresses.add(address(id)));
    Optional<Instant> whole = end(primary());
    List<Optional<Instant>> ends = parts.stream().map(part -> end(part.getPGPPublicKey())).toList();
    Optional<Instant> last =
        ends.stream().allMatch(Optional::isPresent)
            ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
            : Optional.empty();
    return new KeyFacts(
        KeyFacts.Kind.OPENPGP,
        fingerprint(primary()),
        addresses,
        Stream.of(whole, last).flatMap(Optional::stream).min(Comparator.naturalOrder()));
  }

  private static Optional<Instant> end(PGPPublicKey key) {
    return key.getValidSeconds() > 0
        ? Optional.of(key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds()))
        : Optional.empty();
  }

  private Unusable whyNoEncryption() {
    for (Iterator<PGPPublicKey> keys = certificate.getPGPPublicKeyRing().getPublicKeys();
        keys.hasNext(); ) {
      PGPPublicKey key = keys.next();
      if (!key.isEncryptionKey() || key.isMasterKey()) {
        continue;
      }
      Optional<PGPSignature> revocation = revocation(key);
      if (revocation.isPresent()) {
        return new Unusable.Revoked(fingerprint(key), time(revocation.get()));
      }
      if (Algorithms.weakness(key).isPresent()) {
        return new Unusable.Weak(fingerprint(key), Algorithms.weakness(key).get());
      }
      Instant end = key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds());
      if (key.getValidSeconds() > 0 && !now.isBefore(end)) {
        return new Unusable.Expired(fingerprint(key), end);
      }
      if (key.getCreationTime().toInstant().isAfter(now)) {
        return new Unusable.NotYetValid(fingerprint(key), key.getCreationTime().toInstant());
      }
    }
    return new Unusable.WrongPurpose(fingerprint(primary()), "encrypting mail");
  }

  private Optional<PGPSignature> revocation(PGPPublicKey subkey) {
    return signatures(subkey.getSignatures()).stream()
        .filter(signature -> signature.getSignatureType() == PGPSignature.SUBKEY_REVOCATION)
        .filter(signature -> isBySelf(signature, subkey))
        .findFirst();
  }

  private void requireStrong(PGPPublicKey key) throws UnusableKeyException {
    Optional<String> weakness = Algorithms.weakness(key);
    if (weakness.isPresent()) {
      throw new UnusableKeyException(new Unusable.Weak(fingerprint(key), weakness.get()));
    }
  }

  private void requireStrongSelfSignature(PGPPublicKey primary) throws UnusableKeyException {
    List<PGPSignature> own =
        signatures(primary.getSignatures()).stream()
            .filter(signature -> signature.getKeyID() == primary.getKeyID())
            .filter(signature -> signature.isCertification() || isDirect(signature))
            .toList();
    if (own.stream().noneMatch(one -> Algorithms.isStrongHash(one.getHashAlgorithm()))) {
      throw new UnusableKeyException(
          new Unusable.Weak(
              fingerprint(primary), "its self-signature uses SHA-1 or an older hash"));
    }
  }

  private static boolean isDirect(PGPSignature signature) {
    return signature.getSignatureType() == PGPSignature.DIRECT_KEY;
  }

  private void requireUnexpired(PGPPublicKey key, Date created, long validSeconds)
      throws UnusableKeyException {
    Instant end = created.toInstant().plusSeconds(validSeconds);
    if (validSeconds > 0 && !now.isBefore(end)) {
      throw new UnusableKeyException(new Unusable.Expired(fingerprint(key), end));
    }
  }

  /** The latest signature of the owner about a user id, which confirms or revokes it. */
  private Optional<PGPSignature> latest(String userId) {
    PGPPublicKey primary = primary();
    return signatures(primary.getSignaturesForID(userId)).stream()
        .filter(signature -> signature.getKeyID() == primary.getKeyID())
        .filter(signature -> isValid(signature, userId, primary))
        .max(
            Comparator.comparing(PGPSignature::getCreationTime)
                .thenComparing(
                    one -> one.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION));
  }

  private static boolean isValid(PGPSignature signature, String userId, PGPPublicKey primary) {
    try {
      signature.init(VERIFIERS, primary);
      return signature.verifyCertification(userId, primary);
    } catch (PGPException | RuntimeException notVerifiable) {
      return false;
    }
  }

  /** Whether the owner made the signature; one of a designated revoker counts as well. */
  private boolean isBySelf(PGPSignature signature, PGPPublicKey target) {
    PGPPublicKey primary = primary();
    if (signature.getKeyID() != primary.getKeyID()) {
      return true;
    }
    try {
      signature.init(VERIFIERS, primary);
      return target.isMasterKey()
          ? signature.verifyCertification(target)
          : signature.verifyCertification(primary, target);
    } catch (PGPException | RuntimeException notVerifiable) {
      return true;
    }
  }

  private PGPPublicKey primary() {
    return certificate.getPrimaryKey().getPGPPublicKey();
  }

  private static List<PGPSignature> signatures(Iterator<PGPSignature> signatures) {
    List<PGPSignature> all = new ArrayList<>();
    signatures.forEachRemaining(all::add);
    return all;
  }

  private static Instant time(PGPSignature signature) {
    return signature.getCreationTime().toInstant();
  }

  private static String address(String userId) {
    int open = userId.lastIndexOf('<');
    String address =
        open >= 0 && userId.endsWith(">")
            ? userId.substring(open + 1, userId.length() - 1)
            : userId;
    return address.strip().toLowerCase(Locale.ROOT);
  }

  static String fingerprint(PGPPublicKey key) {
    return HexFormat.of().formatHex(key.getFingerprint());
  }
}
