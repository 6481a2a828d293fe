package io.signalbox.crypto;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a key or certificate says of itself. Whether it can be used is another question.
 *
 * @param fingerprint in lower-case hexadecimal; of a certificate its SHA-256
 * @param addresses whose it is, in lower case
 * @param expires when it can be used no longer for what it is for; empty for never
 */
public record KeyFacts(
    Kind kind, String fingerprint, List<String> addresses, Optional<Instant> expires) {

  /** What it is. */
  public enum Kind {
    OPENPGP,
    CERTIFICATE
  }

  public KeyFacts {
    addresses = List.copyOf(addresses);
  }
}
