package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads arrivals from the table's items. */
final class StoredEnvelopeReader {
  private final Table table;
  private final LargeItems items;

  StoredEnvelopeReader(Table table) {
    this.table = table;
    this.items = new LargeItems(table);
  }

  Map<EnvelopeKey, StoredEnvelope> getAll(Collection<EnvelopeKey> keys) {
    Set<Key> wanted = new LinkedHashSet<>();
    for (EnvelopeKey key : keys) {
      wanted.add(Sorts.head(key.id()));
      wanted.add(Sorts.revision(key));
    }
    Map<Key, Item> found = new HashMap<>(table.getAll(wanted, Consistency.EVENTUAL));
    wanted.removeAll(found.keySet());
    if (!wanted.isEmpty()) {
      found.putAll(table.getAll(wanted, Consistency.STRONG));
    }
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

  Optional<StoredEnvelope> arrival(Change change) {
    Item item = change.item();
    if (item.key().sort().equals(Sorts.HEAD)) {
      return Optional.of(first(item));
    }
    if (item.key().sort().startsWith(Sorts.REVISION)) {
      return table
          .get(new Key(item.key().partition(), Sorts.HEAD), Consistency.STRONG)
          .map(head -> update(item, first(head)));
    }
    return Optional.empty();
  }

  StoredEnvelope first(Item head) {
    Stored stored = Stored.ofBytes(items.content(head));
    EnvelopeKey key = EnvelopeKey.first(new DedupKey(head.key().partition()));
    return new StoredEnvelope(
        key, stored.envelope(), stored.sender(), stored.receivedAt(), stored.warnings());
  }

  StoredEnvelope update(Item revision, StoredEnvelope first) {
    Stored update = Stored.ofBytes(items.content(revision));
    return new StoredEnvelope(
        new EnvelopeKey(first.key().id(), Sorts.revisionOf(revision.key())),
        first.envelope().withTagsOf(update.envelope().meta()).withPath(update.envelope().path()),
        update.sender(),
        update.receivedAt(),
        update.warnings());
  }
}
