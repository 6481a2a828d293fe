package io.signalbox.crypto;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why a key or certificate is not used. Fingerprints are in lower-case hexadecimal. */
public sealed interface Unusable {

  /** There is none. */
  record Missing(String address) implements Unusable {}

  /** It cannot be read. */
  record Unreadable() implements Unusable {}

  /** It holds a private key where a public one is asked for. */
  record Private() implements Unusable {}

  /** There are several keys where one is asked for. */
  record Several(int count) implements Unusable {}

  /** None of its user ids or names is the address. */
  record OtherAddress(String fingerprint, String address) implements Unusable {}

  /** Its owner has revoked the user id with the address. */
  record AddressRevoked(String fingerprint, String address, Instant since) implements Unusable {}

  /** Its owner has revoked the key, or the subkeys that could be used. */
  record Revoked(String fingerprint, Instant since) implements Unusable {}

  /** The key, or the subkeys that could be used, or the certificate, has expired. */
  record Expired(String fingerprint, Instant since) implements Unusable {}

  /** It is from the future. */
  record NotYetValid(String fingerprint, Instant from) implements Unusable {}

  /** Nothing in it may be used for that: it is for other purposes. */
  record WrongPurpose(String fingerprint, String purpose) implements Unusable {}

  /** An algorithm is too weak or not known. */
  record Weak(String fingerprint, String detail) implements Unusable {}

  /** No chain leads from the certificate to one of the stated authorities. */
  record Untrusted(String fingerprint, String issuer) implements Unusable {}

  /** The passphrase does not open the private key. */
  record WrongPassphrase(String fingerprint) implements Unusable {}

  /** The reason for people, with fingerprint and date. */
  default String text() {
    return switch (this) {
      case Missing(String address) -> "there is no key of " + address;
      case Unreadable() -> "it is no key or certificate that can be read";
      case Private() -> "it holds a private key; give the public key alone";
      case Several(int count) -> "it holds " + count + " keys; give one";
      case OtherAddress(String fingerprint, String address) ->
          "key " + fingerprint + " does not belong to " + address;
      case AddressRevoked(String fingerprint, String address, Instant since) ->
          "key " + fingerprint + ": the user id of " + address + " was revoked " + day(since);
      case Revoked(String fingerprint, Instant since) ->
          "key " + fingerprint + " was revoked " + day(since);
      case Expired(String fingerprint, Instant since) ->
          "key " + fingerprint + " expired " + day(since);
      case NotYetValid(String fingerprint, Instant from) ->
          "key " + fingerprint + " is valid only from " + from.truncatedTo(ChronoUnit.SECONDS);
      case WrongPurpose(String fingerprint, String purpose) ->
          "key " + fingerprint + " may not be used for " + purpose;
      case Weak(String fingerprint, String detail) ->
          "key " + fingerprint + " is too weak: " + detail;
      case Untrusted(String fingerprint, String issuer) ->
          "certificate %s of %s leads to none of the stated authorities"
              .formatted(fingerprint, issuer);
      case WrongPassphrase(String fingerprint) -> "the passphrase does not open key " + fingerprint;
    };
  }

  private static String day(Instant time) {
    return "on " + time.toString().substring(0, "2026-11-28".length());
  }
}
