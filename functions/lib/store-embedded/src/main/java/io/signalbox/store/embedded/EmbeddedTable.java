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
  private static final byte[] NOTHING = {};

  private final Commits commits;
  private final TableRows rows;
  private final boolean isDurable;

  EmbeddedTable(String name, Rows rows, Commits commits) {
    this(commits, new TableRows(name, rows), true);
  }

  private EmbeddedTable(Commits commits, TableRows rows, boolean isDurable) {
    this.commits = commits;
    this.rows = rows;
    this.isDurable = isDurable;
  }

  @Override
  public DueTable outlivingTheProcess() {
    return new EmbeddedTable(commits, rows, false);
  }

  /** From now on, tells the stream what is inserted or replaced. */
  void tell(EmbeddedStream listener) {
    rows.tell(listener);
  }

  TableScan scan() {
    return new EmbeddedScan(rows.items);
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
    Optional<Item> item = rows.get(key);
    awaitRead(key.partition());
    return item;
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
          rows.put(writing, item, null);
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
            rows.put(writing, Item.of(draft, expected + 1), standing);
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
            rows.remove(writing, standing);
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
      case ASCENDING -> rows.items.ascend(first, end, collecting);
      case DESCENDING -> rows.items.descend(first, end, collecting);
    }
    awaitRead(range.partition());
    return List.copyOf(found);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    List<Due> found = new ArrayList<>();
    rows.due.ascend(
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
          rows.expiries.ascend(
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
                byte[] value = rows.items.get(KeyCodec.encode(key));
                if (value != null) {
                  rows.remove(writing, ItemCodec.decode(key, value));
                } else {
                  // A repair could not read the item.
                  writing.remove(rows.expiries, entry);
                }
              });
          return expired.size();
        });
  }

  private void awaitRead(String partition) {
    if (isDurable) {
      commits.awaitDurable(rows.mark(partition));
    }
  }

  private <T> T write(Key key, BiFunction<Writing, @Nullable Item, T> change) {
    T answer =
        commits.apply(
            writing -> {
              byte[] value = rows.items.get(KeyCodec.encode(key));
              return change.apply(writing, value == null ? null : ItemCodec.decode(key, value));
            });
    if (isDurable) {
      commits.awaitDurable(rows.mark(key.partition()));
    } else {
      commits.handOver();
    }
    return answer;
  }
}
