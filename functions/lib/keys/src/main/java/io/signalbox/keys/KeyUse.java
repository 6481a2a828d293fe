package io.signalbox.keys;

import io.signalbox.crypto.KeyFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A place where the hub uses a key or certificate.
 *
 * @param place a JSON pointer into the settings, {@code directory/} and a contact's name, or {@code
 *     keys/} and a fingerprint
 * @param address of the recipient, where it encrypts
 * @param unusable why it cannot be used now; empty where it can
 */
public record KeyUse(
    String place,
    Purpose purpose,
    Optional<String> address,
    KeyFacts facts,
    Optional<String> unusable) {

  /** So long before its end a key is told of. */
  public static final Duration NOTICE = Duration.ofDays(30);

  /** Whether it expires within {@link #NOTICE}, or has expired. */
  public boolean isExpiring(Instant now) {
    return facts.expires().filter(end -> end.isBefore(now.plus(NOTICE))).isPresent();
  }

  /** What there is to say of a key that {@link #isExpiring}. */
  public String expiryText(Instant now) {
    Instant end = facts.expires().orElse(Instant.MAX);
    return "%s %s %s on %s"
        .formatted(
            facts.kind() == KeyFacts.Kind.OPENPGP ? "key" : "certificate",
            facts.fingerprint(),
            end.isAfter(now) ? "expires" : "expired",
            end.toString().substring(0, "2026-11-28".length()));
  }
}
