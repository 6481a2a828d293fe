package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Consistency;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The updates of envelopes' tags, numbered from 1 for each envelope. */
final class Revisions {
  private final Table table;
  private final Coding coding;
  private final LargeItems items;

  Revisions(Table table, Coding coding) {
    this.table = table;
    this.coding = coding;
    this.items = new LargeItems(table);
  }

  /**
   * Keeps an update, unless the envelope has these tags already. Of another's envelope, the sender
   * learns no more than of none.
   *
   * @param ofOthers whether the sender may update what another sent
   */
  Kept keep(Stored update, boolean ofOthers, Instant expires) {
    DedupKey id = update.envelope().id().dedupKey();
    Optional<Item> head = table.get(Sorts.head(id), Consistency.STRONG);
    if (head.isEmpty()) {
      return new Kept.NothingToUpdate(EnvelopeKey.first(id));
    }
    Stored first = read(head.get());
    if (!ofOthers && !update.sender().equals(first.sender())) {
      return new Kept.NothingToUpdate(EnvelopeKey.first(id));
    }
    int revision = 0;
    Stored standing = first;
    Optional<Item> latest = latest(id);
    if (latest.isPresent()) {
      revision = Sorts.revisionOf(latest.get().key());
      Stored last = read(latest.get());
      // Older than the envelope itself, it is of one that had its id before and is forgotten.
      standing = last.receivedAt().isBefore(first.receivedAt()) ? first : last;
    }
    while (!standing.writer().equals(update.writer())) {
      if (standing.envelope().meta().hasTagsOf(update.envelope().meta())) {
        return new Kept.Duplicate(
            new EnvelopeKey(id, revision), Optional.of(standing.receivedAt()));
      }
      revision++;
      EnvelopeKey next = new EnvelopeKey(id, revision);
      switch (items.insertIfAbsent(
          Sorts.revision(next), update.writer(), update.bytes(coding), expires)) {
        case Insertion.Inserted inserted -> {
          return new Kept.Updated(next);
        }
        case Insertion.Present present -> standing = read(present.item());
      }
    }
    return new Kept.Updated(new EnvelopeKey(id, revision));
  }

  private Optional<Item> latest(DedupKey id) {
    List<Item> found = table.query(Sorts.last(id, Sorts.REVISION, 1), Consistency.STRONG);
    return found.stream().findFirst();
  }

  private Stored read(Item item) {
    return Stored.ofBytes(items.content(item));
  }
}
