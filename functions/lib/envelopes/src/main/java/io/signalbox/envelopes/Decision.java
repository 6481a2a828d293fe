package io.signalbox.envelopes;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody decided about what was kept aside.
 *
 * @param by the name of the instance
 * @param envelope the id of the envelope that was taken in for it; empty where it was dismissed
 */
public record Decision(String by, Instant at, Optional<String> envelope) {

  /** As the API says it. */
  public String word() {
    return envelope.isPresent() ? "accepted" : "dismissed";
  }
}
