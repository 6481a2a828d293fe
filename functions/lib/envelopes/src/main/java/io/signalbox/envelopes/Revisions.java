package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Path;
import io.signalbox.store.Consistency;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
   * <p>What another hub counted keeps its number, so that hubs which get the changes by several
   * ways and in any order end with the same tags: a change that is not newer than the one that
   * stands is a duplicate.
   *
   * @param posting who sent it, and what that sender may change
   */
  Kept keep(Stored update, Posting posting, Instant expires) {
    DedupKey id = update.envelope().id().dedupKey();
    Optional<Item> head =
        table.get(Sorts.head(id), Consistency.STRONG).filter(item -> !LargeItems.isErased(item));
    if (head.isEmpty()) {
      return new Kept.NothingToUpdate(EnvelopeKey.first(id));
    }
    Stored first = read(head.get());
    if (!mayChange(update, posting, first)) {
      return new Kept.NothingToUpdate(EnvelopeKey.first(id));
    }
    int revision = 0;
    Stored standing = first;
    boolean isOfFormer = false;
    Optional<Item> latest = latest(id);
    if (latest.isPresent()) {
      revision = Sorts.revisionOf(latest.get().key());
      Stored last = read(latest.get());
      // Older than the envelope itself, it is of one that had its id before and is forgotten.
      isOfFormer = FormerParts.isFormer(last.receivedAt(), first.receivedAt());
      standing = isOfFormer ? first : last;
    }
    OptionalInt counted = update.envelope().relayedRevision();
    if (counted.isPresent() && !isOfFormer) {
      return keepCounted(update, counted.getAsInt(), revision, standing, expires);
    }
    while (!standing.writer().equals(update.writer())) {
      if (standing.envelope().meta().hasTagsOf(update.envelope().meta())) {
        return new Kept.Duplicate(
            new EnvelopeKey(id, revision), Optional.of(standing.receivedAt()));
      }
      revision++;
      EnvelopeKey next = new EnvelopeKey(id, revision);
      switch (insert(update, next, expires)) {
        case Insertion.Inserted inserted -> {
          return new Kept.Updated(next);
        }
        case Insertion.Present present -> standing = read(present.item());
      }
    }
    return new Kept.Updated(new EnvelopeKey(id, revision));
  }

  private static boolean mayChange(Stored update, Posting posting, Stored first) {
    Path path = update.envelope().path();
    return posting.changesTagsOfOthers()
        || update.sender().equals(first.sender())
        || (posting.relays()
            && path.hubs().size() > 1
            && path.origin().equals(first.envelope().path().origin()));
  }

  private Kept keepCounted(
      Stored update, int number, int revision, Stored standing, Instant expires) {
    DedupKey id = update.envelope().id().dedupKey();
    EnvelopeKey counted = new EnvelopeKey(id, number);
    if (revision >= number) {
      return ofStanding(update, new EnvelopeKey(id, revision), standing);
    }
    return switch (insert(update, counted, expires)) {
      case Insertion.Inserted inserted -> new Kept.Updated(counted);
      case Insertion.Present present -> ofStanding(update, counted, read(present.item()));
    };
  }

  private static Kept ofStanding(Stored update, EnvelopeKey key, Stored standing) {
    return standing.writer().equals(update.writer())
        ? new Kept.Updated(key)
        : new Kept.Duplicate(key, Optional.of(standing.receivedAt()));
  }

  private Insertion insert(Stored update, EnvelopeKey key, Instant expires) {
    return items.insertIfAbsent(
        Sorts.revision(key), update.writer(), update.bytes(coding), expires);
  }

  private Optional<Item> latest(DedupKey id) {
    List<Item> found = table.query(Sorts.last(id, Sorts.REVISION, 1), Consistency.STRONG);
    return found.stream().findFirst();
  }

  private Stored read(Item item) {
    return Stored.ofBytes(items.content(item));
  }
}
