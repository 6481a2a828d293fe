package io.signalbox.archive;

import java.util.List;

/**
 * All that is kept under one id.
 *
 * @param revisions the updates of its tags, the oldest first
 * @param conflicts other bodies that came under its id
 */
public record ArchivedEnvelope(Arrival first, List<Arrival> revisions, List<Arrival> conflicts) {
  public ArchivedEnvelope {
    revisions = List.copyOf(revisions);
    conflicts = List.copyOf(conflicts);
  }

  /** The envelope with the tags that it has now. */
  public Arrival latest() {
    return revisions.isEmpty() ? first : revisions.getLast();
  }
}
