package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what the table of envelopes holds out of it. Each step can be repeated, and what is left of
 * one that did not come to its end is found again by what it holds.
 *
 * <p>Of an envelope its id stays known, for as long as the envelope would have been kept: the id is
 * a random UUID or a hash. So an envelope that comes in again under it is no new one.
 */
public final class EnvelopeErasure {
  /**
   * An envelope, or an update of one, that is gone.
   *
   * @param receivedAt when it came, so that its entry in a feed is found
   */
  public record Erased(EnvelopeKey key, Instant receivedAt) {}

  private final Table table;
  private final LargeItems items;
  private final WholeRanges ranges;

  public EnvelopeErasure(Table envelopes) {
    this.table = envelopes;
    this.items = new LargeItems(envelopes);
    this.ranges = new WholeRanges(envelopes);
  }

  /**
   * Takes out what an item holds: an envelope with its updates, and what else has its id; something
   * that was kept aside with what was decided about it; any other item alone.
   *
   * @return the envelope and its updates, where it is one
   */
  public List<Erased> erase(Item item) {
    return switch (EnvelopeContents.part(item.key())) {
      case ENVELOPE -> eraseEnvelope(item.key().partition());
      case CONFLICT -> {
        eraseConflict(item);
        yield List.of();
      }
      case QUARANTINE -> {
        remove(new Key(item.key().partition(), Sorts.DECISION + item.key().sort()));
        removeWithChunks(item);
        yield List.of();
      }
      case CHUNK -> {
        ranges
            .chunksOf(item.key().partition(), WholeRanges.writerOf(item.key().sort()))
            .forEach(chunk -> remove(chunk.key()));
        yield List.of();
      }
      case OTHER -> {
        remove(item.key());
        yield List.of();
      }
    };
  }

  /**
   * Takes out an envelope, with its updates and what else has its id.
   *
   * @param before what came at this time or later is another one, and stays
   * @return the envelope and its updates
   */
  public List<Erased> erase(DedupKey id, Instant before) {
    boolean isLater =
        table
            .get(Sorts.head(id), Consistency.STRONG)
            .filter(head -> !LargeItems.isErased(head))
            .flatMap(this::receivedAt)
            .filter(at -> !at.isBefore(before))
            .isPresent();
    return isLater ? List.of() : eraseEnvelope(id.value());
  }

  /** Those of which nothing is kept, or no more than the id. */
  public Set<DedupKey> gone(Collection<DedupKey> ids) {
    Set<DedupKey> gone = new HashSet<>(ids);
    table.getAll(gone.stream().map(Sorts::head).toList(), Consistency.STRONG).values().stream()
        .filter(head -> !LargeItems.isErased(head))
        .forEach(head -> gone.remove(new DedupKey(head.key().partition())));
    return gone;
  }

  private List<Erased> eraseEnvelope(String partition) {
    List<Erased> erased = new ArrayList<>();
    DedupKey id = new DedupKey(partition);
    for (Item update :
        ranges.all(Range.withPrefix(partition, Sorts.REVISION, WholeRanges.ITEMS_A_READ))) {
      receivedAt(update)
          .ifPresent(
              at ->
                  erased.add(new Erased(new EnvelopeKey(id, Sorts.revisionOf(update.key())), at)));
      removeWithChunks(update);
    }
    ranges
        .all(Range.withPrefix(partition, Sorts.CONFLICT, WholeRanges.ITEMS_A_READ))
        .forEach(this::eraseConflict);
    // Last of what tells that there is something to erase; chunks tell it by themselves.
    Optional<Item> head = table.get(Sorts.head(id), Consistency.STRONG);
    while (head.isPresent() && !LargeItems.isErased(head.get())) {
      Item standing = head.get();
      receivedAt(standing).ifPresent(at -> erased.add(new Erased(EnvelopeKey.first(id), at)));
      Optional<UUID> chunks = LargeItems.writerOfChunks(standing);
      if (table.replaceIfVersion(LargeItems.erased(standing), standing.version())) {
        chunks.ifPresent(
            writer -> ranges.chunksOf(partition, writer).forEach(chunk -> remove(chunk.key())));
      }
      head = table.get(Sorts.head(id), Consistency.STRONG);
    }
    return erased;
  }

  private Optional<Instant> receivedAt(Item item) {
    try {
      return Optional.of(Stored.ofBytes(items.content(item)).receivedAt());
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private void eraseConflict(Item item) {
    receivedAt(item)
        .ifPresent(
            at -> {
              String hash = item.key().sort().substring(Sorts.CONFLICT.length());
              String entry = Sorts.at(at, item.key().partition() + "#" + hash);
              remove(new Key(Sorts.CONFLICTS, entry));
              remove(new Key(Sorts.CONFLICTS, Sorts.DECISION + entry));
            });
    removeWithChunks(item);
  }

  private void removeWithChunks(Item item) {
    LargeItems.writerOfChunks(item)
        .ifPresent(
            writer ->
                ranges
                    .chunksOf(item.key().partition(), writer)
                    .forEach(chunk -> remove(chunk.key())));
    remove(item.key());
  }

  private void remove(Key key) {
    Optional<Item> standing = table.get(key, Consistency.STRONG);
    while (standing.isPresent() && !table.deleteIfVersion(key, standing.get().version())) {
      standing = table.get(key, Consistency.STRONG);
    }
  }
}
