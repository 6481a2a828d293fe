package io.signalbox.directory.keys;

import java.time.Instant;

/**
 * A public key or certificate that the hub holds.
 *
 * @param fingerprint in lower-case hexadecimal; of a certificate its SHA-256
 * @param text an OpenPGP public key in ASCII armour, or a certificate in PEM
 * @param by the instance that wrote it last
 */
public record HeldKey(String fingerprint, String text, String by, Instant at) {
  private static final String OPEN_PGP = "-----BEGIN PGP";

  /** Whether it is an OpenPGP key; otherwise it is a certificate. */
  public boolean isOpenPgp() {
    return text.strip().startsWith(OPEN_PGP);
  }
}
