package io.signalbox.envelopes.ingest;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelopes.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The items of one request under one id, or one that has none. They are worked on one after the
 * other, so a body that is there again is asked for once, and there may be only so many others.
 */
final class SameId {
  private final List<ReadItem> items = new ArrayList<>();
  private final List<ReadItem.Parsed> tooMany = new ArrayList<>();
  private final Map<String, Kept> known = new HashMap<>();
  private final boolean isAlone;

  private SameId(List<ReadItem> all) {
    isAlone = all.size() == 1;
    Set<String> bodies = new HashSet<>();
    int different = 0;
    for (ReadItem item : all) {
      if (!isAlone && item instanceof ReadItem.Parsed parsed) {
        Envelope envelope = parsed.envelope();
        boolean isRepeated = !envelope.isTagUpdate() && bodies.contains(envelope.bodyHash());
        if (!isRepeated && different == Limits.ITEMS_PER_ID) {
          tooMany.add(parsed);
          continue;
        }
        if (!isRepeated) {
          different++;
          bodies.add(envelope.bodyHash());
        }
      }
      items.add(item);
    }
  }

  static SameId of(List<ReadItem> all) {
    return new SameId(all);
  }

  /** Those that are to be worked on, in their order. */
  List<ReadItem> items() {
    return items;
  }

  /** Those that are more than {@link Limits#ITEMS_PER_ID}. */
  List<ReadItem.Parsed> tooMany() {
    return tooMany;
  }

  /**
   * What becomes of an envelope.
   *
   * @param keep asks the store; not used where the same body was a duplicate or a conflict before
   */
  Kept keep(Envelope envelope, Supplier<Kept> keep) {
    if (isAlone || envelope.isTagUpdate()) {
      return keep.get();
    }
    String body = envelope.bodyHash();
    Kept before = known.get(body);
    if (before != null) {
      return before;
    }
    Kept kept = keep.get();
    switch (kept) {
      case Kept.Duplicate duplicate -> known.put(body, duplicate);
      case Kept.Conflict conflict -> known.put(body, conflict);
      // Once more, and it is a duplicate since a moment that only the store knows.
      case Kept.Accepted accepted -> {}
      case Kept.Updated updated -> {}
      case Kept.NothingToUpdate nothing -> {}
    }
    return kept;
  }
}
