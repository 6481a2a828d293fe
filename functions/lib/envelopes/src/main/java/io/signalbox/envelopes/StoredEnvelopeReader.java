package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads arrivals from the table's items. */
final class StoredEnvelopeReader {
  /** What expires within this time by the clock here may have expired by another. */
  private static final Duration DOUBT = Duration.ofMinutes(5);

  private final Table table;
  private final LargeItems items;
  private final Clock clock;

  StoredEnvelopeReader(Table table, Clock clock) {
    this.table = table;
    this.items = new LargeItems(table);
    this.clock = clock;
  }

  Map<EnvelopeKey, StoredEnvelope> getAll(Collection<EnvelopeKey> keys) {
    Set<Key> wanted = new LinkedHashSet<>();
    for (EnvelopeKey key : keys) {
      wanted.add(Sorts.head(key.id()));
      wanted.add(Sorts.revision(key));
    }
    Map<Key, Item> found = new HashMap<>(table.getAll(wanted, Consistency.EVENTUAL));
    // What has expired may be gone, and another in its place that such a read does not show yet.
    found.values().removeIf(this::mayHaveExpired);
    wanted.removeAll(found.keySet());
    if (!wanted.isEmpty()) {
      found.putAll(table.getAll(wanted, Consistency.STRONG));
    }
    found.values().removeIf(LargeItems::isErased);
    Map<EnvelopeKey, StoredEnvelope> arrivals = new LinkedHashMap<>();
    for (EnvelopeKey key : keys) {
      Item head = found.get(Sorts.head(key.id()));
      Item item = found.get(Sorts.revision(key));
      if (head != null && item != null) {
        StoredEnvelope first = first(head);
        arrivals.put(key, key.isUpdate() ? update(item, first) : first);
      }
    }
    return arrivals;
  }

  private boolean mayHaveExpired(Item item) {
    Instant expires = item.expires();
    return expires != null && expires.isBefore(clock.instant().plus(DOUBT));
  }

  /**
   * The arrival that an item holds; empty where it holds something else.
   *
   * @param wanted tells what is wanted, of what the hub stored
   */
  Optional<StoredEnvelope> arrival(Item item, Predicate<Stored> wanted) {
    boolean isArrival =
        item.key().sort().equals(Sorts.HEAD) || item.key().sort().startsWith(Sorts.REVISION);
    if (!isArrival || LargeItems.isErased(item)) {
      return Optional.empty();
    }
    return Optional.of(stored(item))
        .filter(wanted)
        .flatMap(
            stored ->
                item.key().sort().equals(Sorts.HEAD)
                    ? Optional.of(first(item.key(), stored))
                    : table
                        .get(new Key(item.key().partition(), Sorts.HEAD), Consistency.STRONG)
                        .filter(head -> !LargeItems.isErased(head))
                        .map(head -> update(item.key(), stored, first(head))));
  }

  StoredEnvelope first(Item head) {
    return first(head.key(), stored(head));
  }

  private static StoredEnvelope first(Key head, Stored stored) {
    EnvelopeKey key = EnvelopeKey.first(new DedupKey(head.partition()));
    return new StoredEnvelope(
        key, stored.envelope(), stored.sender(), stored.receivedAt(), stored.warnings());
  }

  StoredEnvelope update(Item revision, StoredEnvelope first) {
    return update(revision.key(), stored(revision), first);
  }

  private static StoredEnvelope update(Key revision, Stored update, StoredEnvelope first) {
    return new StoredEnvelope(
        new EnvelopeKey(first.key().id(), Sorts.revisionOf(revision)),
        first.envelope().withTagsOf(update.envelope().meta()).withPath(update.envelope().path()),
        update.sender(),
        update.receivedAt(),
        update.warnings());
  }

  private Stored stored(Item item) {
    return Stored.ofBytes(items.content(item));
  }
}
