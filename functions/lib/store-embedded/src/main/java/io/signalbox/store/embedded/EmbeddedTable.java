package io.signalbox.store.embedded;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A table in the embedded store: its items, and the times at which they are due or expire. */
final class EmbeddedTable implements DueTable {
  /** What a commit must hold before a partition's readers may see it. */
  private record Mark(String table, String partition) {}

  private static final byte[] NOTHING = {};

  private final String name;
  private final Maps maps;
  private final Commits commits;
  private final MVMap<byte[], byte[]> items;
  private final MVMap<byte[], byte[]> due;
  private final MVMap<byte[], byte[]> expiries;
  private volatile @Nullable EmbeddedStream stream;

  EmbeddedTable(String name, Maps maps, Commits commits) {
    this.name = name;
    this.maps = maps;
    this.commits = commits;
    this.items = maps.open("table/" + name + "/items");
    this.due = maps.open("table/" + name + "/due");
    this.expiries = maps.open("table/" + name + "/expiries");
  }

  /** From now on, tells the stream what is inserted or replaced. */
  void tell(EmbeddedStream listener) {
    stream = listener;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return standing(key);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    Map<Key, Item> found = new LinkedHashMap<>();
    for (Key key : keys) {
      standing(key).ifPresent(item -> found.put(key, item));
    }
    return found;
  }

  private Optional<Item> standing(Key key) {
    byte[] value = maps.read(() -> items.get(KeyCodec.encode(key)));
    commits.awaitDurable(mark(key.partition()));
    return Optional.ofNullable(value).map(bytes -> ItemCodec.decode(key, bytes));
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    return write(
        draft.key(),
        (writing, standing) -> {
          if (standing != null) {
            return new Insertion.Present(standing);
          }
          Item item = Item.of(draft, 1);
          put(writing, item, null);
          return new Insertion.Inserted(item);
        });
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    return write(
        draft.key(),
        (writing, standing) -> {
          if (standing == null) {
            return false;
          }
          if (standing.version() == expected) {
            put(writing, Item.of(draft, expected + 1), standing);
            return true;
          }
          return standing.equals(Item.of(draft, expected + 1));
        });
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    return write(
        key,
        (writing, standing) -> {
          if (standing != null && standing.version() == expected) {
            remove(writing, standing);
            return true;
          }
          return standing == null;
        });
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    String from = range.from();
    String to = range.to();
    byte[] first = KeyCodec.encode(range.partition(), from == null ? "" : from);
    byte[] end =
        to == null ? KeyCodec.end(range.partition()) : KeyCodec.encode(range.partition(), to);
    if (Arrays.compareUnsigned(first, end) >= 0) {
      return List.of();
    }
    List<Item> found =
        maps.read(
            () ->
                range.direction() == Range.Direction.ASCENDING
                    ? collect(items.cursor(first, end, false), end, range.limit())
                    : collect(items.cursor(end, first, true), end, range.limit()));
    commits.awaitDurable(mark(range.partition()));
    return found;
  }

  private static List<Item> collect(Cursor<byte[], byte[]> cursor, byte[] end, int limit) {
    List<Item> found = new ArrayList<>();
    while (found.size() < limit && cursor.hasNext()) {
      byte[] key = cursor.next();
      if (!Arrays.equals(key, end)) {
        found.add(ItemCodec.decode(KeyCodec.decode(key, 0), cursor.getValue()));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    return maps.read(
        () -> {
          List<Due> found = new ArrayList<>();
          Cursor<byte[], byte[]> cursor = due.cursor(null, null, false);
          while (found.size() < limit && cursor.hasNext()) {
            byte[] entry = cursor.next();
            Instant at = Instant.ofEpochMilli(KeyCodec.number(entry));
            if (at.isAfter(until)) {
              break;
            }
            found.add(new Due(KeyCodec.decode(entry, Long.BYTES), at));
          }
          return List.copyOf(found);
        });
  }

  /**
   * Removes items that expired at {@code now} or before.
   *
   * @return how many; fewer than {@code limit} when none is left
   */
  int sweep(Instant now, int limit) {
    return commits.apply(
        writing -> {
          List<Key> expired = new ArrayList<>();
          Cursor<byte[], byte[]> cursor = expiries.cursor(null, null, false);
          while (expired.size() < limit && cursor.hasNext()) {
            byte[] entry = cursor.next();
            if (KeyCodec.number(entry) > now.getEpochSecond()) {
              break;
            }
            expired.add(KeyCodec.decode(entry, Long.BYTES));
          }
          for (Key key : expired) {
            byte[] value = Objects.requireNonNull(items.get(KeyCodec.encode(key)));
            remove(writing, ItemCodec.decode(key, value));
          }
          return expired.size();
        });
  }

  private <T> T write(Key key, BiFunction<Writing, @Nullable Item, T> change) {
    T answer =
        commits.apply(
            writing -> {
              byte[] value = items.get(KeyCodec.encode(key));
              return change.apply(writing, value == null ? null : ItemCodec.decode(key, value));
            });
    commits.awaitDurable(mark(key.partition()));
    return answer;
  }

  private void put(Writing writing, Item item, @Nullable Item before) {
    writing.mark(mark(item.key().partition()));
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
    EmbeddedStream listener = stream;
    if (listener != null) {
      listener.append(writing, item);
    }
  }

  private void remove(Writing writing, Item item) {
    writing.mark(mark(item.key().partition()));
    byte[] key = KeyCodec.encode(item.key());
    unlist(writing, item, key);
    writing.remove(items, key);
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

  private Mark mark(String partition) {
    return new Mark(name, partition);
  }
}
