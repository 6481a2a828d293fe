package io.signalbox.envelopes;

import java.util.List;

/**
 * What is kept under one id.
 *
 * @param revisions the latest updates of its tags, the oldest of them first
 * @param conflicts other bodies that came under its id
 */
public record ArchivedEnvelope(
    StoredEnvelope first, List<StoredEnvelope> revisions, List<StoredEnvelope> conflicts) {
  /** How many updates are told, and how many conflicts. */
  public static final int PARTS_LIMIT = 100;

  public ArchivedEnvelope {
    revisions = List.copyOf(revisions);
    conflicts = List.copyOf(conflicts);
  }

  /** The envelope with the tags that it has now. */
  public StoredEnvelope latest() {
    return revisions.isEmpty() ? first : revisions.getLast();
  }
}
