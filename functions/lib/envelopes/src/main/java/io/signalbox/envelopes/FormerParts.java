package io.signalbox.envelopes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells what belongs to an envelope from what is left of one that had its id and is forgotten. */
final class FormerParts {
  /** Two processes of a hub, each of which wrote one of the times, may be so far apart. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  private FormerParts() {}

  /**
   * Whether a part is older than the envelope itself.
   *
   * @param part when the part was received
   * @param first when the envelope was
   */
  static boolean isFormer(Instant part, Instant first) {
    return part.isBefore(first.minus(CLOCKS_APART));
  }

  /** The parts without those of an envelope that had the id before, and is forgotten. */
  static List<StoredEnvelope> without(StoredEnvelope first, List<StoredEnvelope> parts) {
    return parts.stream().filter(part -> !isFormer(part.receivedAt(), first.receivedAt())).toList();
  }
}
