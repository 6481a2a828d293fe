package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bodies that came under an id which has another. Each lies beside its envelope, and an index lists
 * them all by time.
 */
final class Conflicts {
  private final Table table;
  private final Coding coding;
  private final LargeItems items;

  Conflicts(Table table, Coding coding) {
    this.table = table;
    this.coding = coding;
    this.items = new LargeItems(table);
  }

  /**
   * Keeps the body aside, once. The index is written by every try, until one has come through.
   *
   * @param standing what the id has
   */
  void put(Stored standing, Stored stored, Instant expires) {
    DedupKey id = stored.envelope().id().dedupKey();
    Key key = Sorts.conflict(id, stored.bodyHash());
    Instant since = insert(key, standing, stored, expires);
    Key entry = new Key(Sorts.CONFLICTS, Sorts.at(since, id.value() + "#" + stored.bodyHash()));
    table.insertIfAbsent(
        Draft.of(entry, Body.ofText(id.value() + "\n" + key.sort())).expiringAt(expires));
  }

  /** Answers with when the body came that is kept. */
  private Instant insert(Key key, Stored standing, Stored stored, Instant expires) {
    return switch (items.insertIfAbsent(key, stored.writer(), stored.bytes(coding), expires)) {
      case Insertion.Inserted inserted -> stored.receivedAt();
      case Insertion.Present present -> {
        Instant since = read(present.item()).receivedAt();
        if (since.isBefore(standing.receivedAt()) && since.isBefore(stored.receivedAt())) {
          // Of another envelope, forgotten by now, under the same id: it may go at any moment.
          yield items.replaceIfVersion(
                  present.item(), stored.writer(), stored.bytes(coding), expires)
              ? stored.receivedAt()
              : insert(key, standing, stored, expires);
        }
        yield since;
      }
    };
  }

  /** The latest conflicts, the newest first, as many as there is room for in memory. */
  List<StoredEnvelope> latest(int limit) {
    List<Key> keys = new ArrayList<>();
    for (Item entry : table.query(Range.descending(Sorts.CONFLICTS, limit), Consistency.STRONG)) {
      String[] parts = entry.body().text().split("\n", 2);
      keys.add(new Key(parts[0], parts[1]));
    }
    List<StoredEnvelope> latest = new ArrayList<>();
    long room = Newest.ROOM_BYTES;
    for (int from = 0; from < keys.size() && room > 0; from += Newest.ITEMS_AT_ONCE) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + Newest.ITEMS_AT_ONCE));
      Map<Key, Item> found = table.getAll(some, Consistency.STRONG);
      for (Key key : some) {
        Item item = found.get(key);
        if (item != null && room > 0) {
          StoredEnvelope arrival = arrival(item);
          latest.add(arrival);
          room -= arrival.envelope().memoryBytes();
        }
      }
    }
    return latest;
  }

  StoredEnvelope arrival(Item item) {
    Stored stored = read(item);
    return new StoredEnvelope(
        EnvelopeKey.first(new DedupKey(item.key().partition())),
        stored.envelope(),
        stored.sender(),
        stored.receivedAt(),
        stored.warnings());
  }

  private Stored read(Item item) {
    return Stored.ofBytes(items.content(item));
  }
}
