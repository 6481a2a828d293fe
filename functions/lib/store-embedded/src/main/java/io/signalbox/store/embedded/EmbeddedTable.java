package io.signalbox.store.embedded;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.TableScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A table in the embedded store: its items, and the times at which they are due or expire. */
final class EmbeddedTable implements DueTable {
  /** What a commit must hold before a partition's readers may see it. */
  private record Mark(String table, String partition) {}

  private static final byte[] NOTHING = {};

  private final String name;
  private final Commits commits;
  private final RowMap items;
  private final RowMap due;
  private final RowMap expiries;
  private volatile @Nullable EmbeddedStream stream;

  EmbeddedTable(String name, Rows rows, Commits commits) {
    this.name = name;
    this.commits = commits;
    this.items = new RowMap("table/" + name + "/items", rows);
    this.due = new RowMap("table/" + name + "/due", rows);
    this.expiries = new RowMap("table/" + name + "/expiries", rows);
  }

  /** From now on, tells the stream what is inserted or replaced. */
  void tell(EmbeddedStream listener) {
    stream = listener;
  }

  TableScan scan() {
    return new EmbeddedScan(items);
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
    byte[] value = items.get(KeyCodec.encode(key));
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
    List<Item> found = new ArrayList<>();
    Rows.Visitor collecting =
        (key, value) -> {
          found.add(ItemCodec.decode(KeyCodec.decode(key, 0), value));
          return found.size() < range.limit();
        };
    switch (range.direction()) {
      case ASCENDING -> items.ascend(first, end, collecting);
      case DESCENDING -> items.descend(first, end, collecting);
    }
    commits.awaitDurable(mark(range.partition()));
    return List.copyOf(found);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    List<Due> found = new ArrayList<>();
    due.ascend(
        NOTHING,
        (entry, nothing) -> {
          Instant at = Instant.ofEpochMilli(KeyCodec.number(entry));
          if (at.isAfter(until)) {
            return false;
          }
          found.add(new Due(KeyCodec.decode(entry, Long.BYTES), at));
          return found.size() < limit;
        });
    return List.copyOf(found);
  }

  /**
   * Removes items that expired at {@code now} or before.
   *
   * @return how many; fewer than {@code limit} when none is left
   */
  int sweep(Instant now, int limit) {
    return commits.apply(
        writing -> {
          Map<Key, byte[]> expired = new LinkedHashMap<>();
          expiries.ascend(
              NOTHING,
              (entry, nothing) -> {
                if (KeyCodec.number(entry) > now.getEpochSecond()) {
                  return false;
                }
                expired.put(KeyCodec.decode(entry, Long.BYTES), entry);
                return expired.size() < limit;
              });
          expired.forEach(
              (key, entry) -> {
                byte[] value = items.get(KeyCodec.encode(key));
                if (value != null) {
                  remove(writing, ItemCodec.decode(key, value));
                } else {
                  // A repair could not read the item.
                  writing.remove(expiries, entry);
                }
              });
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
