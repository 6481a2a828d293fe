package io.signalbox.directory.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * What the Web Key Directory of its domain has for an address.
 *
 * @param address in lower case
 * @param pinned the key that mails are encrypted to; empty where none was found
 * @param lookedAt when it was asked last
 * @param nextLook when it is to be asked again
 * @param fault why the last time gave no usable key; empty where it did
 * @param other the fingerprint of another key that it has now, and that is not used
 */
public record FoundKey(
    String address,
    Optional<Pinned> pinned,
    Instant lookedAt,
    Instant nextLook,
    Optional<String> fault,
    Optional<String> other) {

  /**
   * The first usable key that was found.
   *
   * @param fingerprint in lower-case hexadecimal
   * @param text the public key in ASCII armour
   */
  public record Pinned(String fingerprint, String text, Instant since) {}

  /** What to tell of another key; empty where there is none. */
  public Optional<String> otherText() {
    return other.map(
        fingerprint ->
            "the Web Key Directory has another key of %s now, %s, which is not used"
                .formatted(address, fingerprint));
  }
}
