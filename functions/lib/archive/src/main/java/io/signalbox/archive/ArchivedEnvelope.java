package io.signalbox.archive;

import java.util.List;

/**
 * What is kept under one id.
 *
 * @param revisions the latest updates of its tags, the oldest of them first
 * @param conflicts other bodies that came under its id
 */
public record ArchivedEnvelope(Arrival first, List<Arrival> revisions, List<Arrival> conflicts) {
  /** How many updates are told, and how many conflicts. */
  public static final int PARTS_LIMIT = 100;

  public ArchivedEnvelope {
    revisions = List.copyOf(revisions);
    conflicts = List.copyOf(conflicts);
  }

  /** The envelope with the tags that it has now. */
  public Arrival latest() {
    return revisions.isEmpty() ? first : revisions.getLast();
  }
}
