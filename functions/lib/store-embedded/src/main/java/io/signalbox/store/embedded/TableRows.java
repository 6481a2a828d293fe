package io.signalbox.store.embedded;

import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The rows of one table: its items, with the times at which they are due or expire. */
final class TableRows {
  /** What a commit must hold before a partition's readers may see it. */
  private record Mark(String table, String partition) {}

  private static final byte[] NOTHING = {};

  final RowMap items;
  final RowMap due;
  final RowMap expiries;
  private final ReadCache cache = new ReadCache();
  private final String name;
  private final AtomicReference<@Nullable EmbeddedStream> stream = new AtomicReference<>();

  TableRows(String name, Rows rows) {
    this.name = name;
    this.items = new RowMap("table/" + name + "/items", rows);
    this.due = new RowMap("table/" + name + "/due", rows);
    this.expiries = new RowMap("table/" + name + "/expiries", rows);
  }

  /** From now on, tells the stream what is inserted or replaced. */
  void tell(EmbeddedStream listener) {
    stream.set(listener);
  }

  /** The item of that key, if there is one. */
  Optional<Item> get(Key key) {
    return cache.get(key, () -> read(key));
  }

  private Optional<Item> read(Key key) {
    return Optional.ofNullable(items.get(KeyCodec.encode(key)))
        .map(value -> ItemCodec.decode(key, value));
  }

  void put(Writing writing, Item item, @Nullable Item before) {
    change(writing, item.key());
    byte[] key = KeyCodec.encode(item.key());
    if (before != null) {
      unlist(writing, before, key);
    }
    writing.put(items, key, ItemCodec.encode(item));
    Instant at = item.due();
    if (at != null) {
      writing.put(due, KeyCodec.ofNumber(at.toEpochMilli(), key), NOTHING);
    }
    Instant end = item.expires();
    if (end != null) {
      writing.put(expiries, KeyCodec.ofNumber(end.getEpochSecond(), key), NOTHING);
    }
    EmbeddedStream listener = stream.get();
    if (listener != null) {
      listener.append(writing, item);
    }
  }

  void remove(Writing writing, Item item) {
    change(writing, item.key());
    byte[] key = KeyCodec.encode(item.key());
    unlist(writing, item, key);
    writing.remove(items, key);
  }

  private void change(Writing writing, Key key) {
    writing.mark(mark(key.partition()));
    cache.changing(key);
    writing.afterwards(() -> cache.changed(key));
  }

  private void unlist(Writing writing, Item item, byte[] key) {
    Instant at = item.due();
    if (at != null) {
      writing.remove(due, KeyCodec.ofNumber(at.toEpochMilli(), key));
    }
    Instant end = item.expires();
    if (end != null) {
      writing.remove(expiries, KeyCodec.ofNumber(end.getEpochSecond(), key));
    }
  }

  Object mark(String partition) {
    return new Mark(name, partition);
  }
}
