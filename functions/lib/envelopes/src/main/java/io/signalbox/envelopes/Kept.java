package io.signalbox.envelopes;

import java.time.Instant;
import java.util.Optional;

/** What became of an envelope that was to be kept. */
public sealed interface Kept {
  EnvelopeKey key();

  /** It is kept, and the hub will pass it on. */
  record Accepted(EnvelopeKey key) implements Kept {}

  /**
   * It is there already, from whomever, or was and has been erased.
   *
   * @param receivedAt since when, where the same sender sent it; another learns nothing of that
   */
  record Duplicate(EnvelopeKey key, Optional<Instant> receivedAt) implements Kept {}

  /** Another body is there under its id; this one is kept aside and not passed on. */
  record Conflict(EnvelopeKey key) implements Kept {}

  /** Its tags are those of the envelope from now on. */
  record Updated(EnvelopeKey key) implements Kept {}

  /**
   * It has no payload, and there is no envelope whose tags its sender may change. Nothing was kept.
   */
  record NothingToUpdate(EnvelopeKey key) implements Kept {}
}
