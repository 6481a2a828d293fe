package io.signalbox.crypto;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/** Which algorithms are strong enough. */
final class Algorithms {
  static final int RSA_LEAST_BITS = 2048;

  /** RFC 9580 section 9.1: not made any more, and still in use. */
  private static final int RSA_ENCRYPT_ONLY = 2;

  private static final int RSA_SIGN_ONLY = 3;

  private static final ASN1ObjectIdentifier CURVE_25519 =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.3029.1.5.1");
  private static final ASN1ObjectIdentifier ED_25519 =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.15.1");

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          CURVE_25519,
          ED_25519,
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1,
          TeleTrusTObjectIdentifiers.brainpoolP256r1,
          TeleTrusTObjectIdentifiers.brainpoolP384r1,
          TeleTrusTObjectIdentifiers.brainpoolP512r1);

  private Algorithms() {}

  /** What is weak about the key's algorithm. */
  static Optional<String> weakness(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.RSA_GENERAL, RSA_ENCRYPT_ONLY, RSA_SIGN_ONLY ->
          key.getBitStrength() < RSA_LEAST_BITS
              ? Optional.of("RSA of %d bits".formatted(key.getBitStrength()))
              : Optional.empty();
      case PublicKeyAlgorithmTags.ECDH,
          PublicKeyAlgorithmTags.ECDSA,
          PublicKeyAlgorithmTags.EDDSA_LEGACY ->
          key.getPublicKeyPacket().getKey() instanceof ECPublicBCPGKey ec
                  && CURVES.contains(ec.getCurveOID())
              ? Optional.empty()
              : Optional.of("an unknown curve");
      case PublicKeyAlgorithmTags.X25519,
          PublicKeyAlgorithmTags.X448,
          PublicKeyAlgorithmTags.Ed25519,
          PublicKeyAlgorithmTags.Ed448 ->
          Optional.empty();
      default -> Optional.of("the algorithm " + key.getAlgorithm());
    };
  }

  /** Whether a key of that curve may be used. */
  static boolean isKnownCurve(ASN1ObjectIdentifier curve) {
    return CURVES.contains(curve);
  }

  static boolean isStrongHash(int algorithm) {
    return switch (algorithm) {
      case HashAlgorithmTags.SHA224,
          HashAlgorithmTags.SHA256,
          HashAlgorithmTags.SHA384,
          HashAlgorithmTags.SHA512,
          HashAlgorithmTags.SHA3_256,
          HashAlgorithmTags.SHA3_512 ->
          true;
      default -> false;
    };
  }
}
