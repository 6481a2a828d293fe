package io.signalbox.keys;

import io.signalbox.crypto.KeyFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A place where the hub uses a key or certificate.
 *
 * @param place a JSON pointer into the settings, {@code directory/} and a contact's name, or {@code
 *     keys/} and a fingerprint
 * @param address of the recipient, where it encrypts
 * @param unusable why it cannot be used now; empty where it can
 * @param note what else an operator should know of it; empty for nothing
 */
public record KeyUse(
    String place,
    Purpose purpose,
    Optional<String> address,
    KeyFacts facts,
    Optional<String> unusable,
    Optional<String> note) {

  /** A use of which there is nothing else to know. */
  public KeyUse(
      String place,
      Purpose purpose,
      Optional<String> address,
      KeyFacts facts,
      Optional<String> unusable) {
    this(place, purpose, address, facts, unusable, Optional.empty());
  }

  /** So long before its end a key is told of. */
  public static final Duration NOTICE = Duration.ofDays(30);

  /** Whether it expires within {@link #NOTICE}, or has expired. */
  public boolean isExpiring(Instant now) {
    return facts.expires().filter(end -> end.isBefore(now.plus(NOTICE))).isPresent();
  }

  /** Whether it can be for the address: it is used for that, or has it. */
  public boolean concerns(String mail) {
    String key = mail.toLowerCase(Locale.ROOT);
    return address.map(one -> one.toLowerCase(Locale.ROOT).equals(key)).orElse(false)
        || facts.addresses().contains(key);
  }

  /** What an operator is warned of: that it expires soon, and the note. */
  public Optional<String> warning(Instant now) {
    Optional<String> expiry = Optional.of(now).filter(this::isExpiring).map(this::expiryText);
    return expiry.isPresent() && note.isPresent()
        ? Optional.of(expiry.get() + "; " + note.get())
        : expiry.or(() -> note);
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
