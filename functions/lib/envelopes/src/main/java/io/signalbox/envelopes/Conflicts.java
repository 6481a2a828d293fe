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
import java.util.Optional;

/**
 * Bodies that came under an id which has another. Each lies beside its envelope, and an index lists
 * them all by time.
 */
final class Conflicts {
  private final Table table;
  private final Coding coding;
  private final Decisions decisions;
  private final LargeItems items;

  Conflicts(Table table, Coding coding, Decisions decisions) {
    this.decisions = decisions;
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

  /**
   * The latest conflicts, the newest first, as many as there is room for in memory.
   *
   * @param after the one before the first; empty for the newest
   */
  AsidePage<StoredEnvelope> latest(Optional<AsideId> after, int limit) {
    Range range =
        Range.descending(Sorts.CONFLICTS, limit)
            .from(Sorts.FIRST_TIME)
            .to(after.map(AsideId::place).orElse(Sorts.CHUNK));
    List<Item> entries = table.query(range, Consistency.STRONG);
    List<Aside<StoredEnvelope>> latest = new ArrayList<>();
    long room = Newest.ROOM_BYTES;
    Optional<AsideId> last = Optional.empty();
    boolean isCut = false;
    for (int from = 0; from < entries.size() && room > 0; from += Newest.ITEMS_AT_ONCE) {
      int to = Math.min(entries.size(), from + Newest.ITEMS_AT_ONCE);
      for (Aside<StoredEnvelope> one : read(entries.subList(from, to))) {
        isCut = room <= 0;
        if (!isCut) {
          latest.add(one);
          last = Optional.of(one.id());
          room -= one.what().envelope().memoryBytes();
        }
      }
      last = isCut ? last : Optional.of(AsideId.of(entries.get(to - 1).key()));
      isCut = isCut || to < entries.size();
    }
    boolean isEnd = entries.size() < limit && !isCut;
    return new AsidePage<>(latest, isEnd ? Optional.empty() : last);
  }

  Optional<Aside<StoredEnvelope>> find(AsideId id) {
    return Optional.of(id.key())
        .filter(key -> key.partition().equals(Sorts.CONFLICTS))
        .flatMap(key -> table.get(key, Consistency.STRONG))
        .flatMap(entry -> read(List.of(entry)).stream().findFirst());
  }

  /** What the entries of the index name, without what is gone. */
  private List<Aside<StoredEnvelope>> read(List<Item> entries) {
    Map<Key, Item> bodies =
        table.getAll(entries.stream().map(Conflicts::body).toList(), Consistency.STRONG);
    Map<Key, Decision> decided = decisions.of(entries.stream().map(Item::key).toList());
    List<Aside<StoredEnvelope>> read = new ArrayList<>();
    for (Item entry : entries) {
      Item item = bodies.get(body(entry));
      if (item != null) {
        read.add(
            new Aside<>(
                AsideId.of(entry.key()),
                arrival(item),
                Optional.ofNullable(decided.get(entry.key()))));
      }
    }
    return read;
  }

  private static Key body(Item entry) {
    String[] parts = entry.body().text().split("\n", 2);
    return new Key(parts[0], parts[1]);
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
