package io.signalbox.directory.index;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks below the root, in the table and, the last ones used, in memory. For many threads at
 * once.
 */
final class Blocks {
  private static final String PARTITION_PREFIX = "block#";

  private final Table table;
  private final BlockCache cache;

  Blocks(Table table, BlockCache cache) {
    this.table = table;
    this.cache = cache;
  }

  /**
   * The blocks of those ids, in their order, in one read of those that are not in memory.
   *
   * @throws BlockGone if one is not there
   */
  Map<String, Block> load(Collection<String> ids) {
    Map<String, Block> known = cache.known(ids);
    List<String> missing = ids.stream().distinct().filter(id -> !known.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      Map<String, Block> read = read(missing);
      known.putAll(read);
      cache.keep(read);
    }
    return inOrder(known, ids);
  }

  private static Map<String, Block> inOrder(Map<String, Block> found, Collection<String> ids) {
    Map<String, Block> ordered = new LinkedHashMap<>();
    for (String id : ids) {
      Block block = found.get(id);
      if (block != null) {
        ordered.put(id, block);
      }
    }
    return ordered;
  }

  /** Reads without keeping in memory what was not there. */
  Map<String, Block> read(Collection<String> ids) {
    Map<Key, Item> items =
        table.getAll(ids.stream().map(Blocks::key).toList(), Consistency.EVENTUAL);
    if (items.size() < ids.size()) {
      // An eventual read may not yet show a block that was written a moment ago.
      items = table.getAll(ids.stream().map(Blocks::key).toList(), Consistency.STRONG);
    }
    Map<String, Block> found = new LinkedHashMap<>();
    for (String id : ids) {
      Item item = items.get(key(id));
      if (item == null) {
        throw new BlockGone(id);
      }
      found.put(id, BlockCodec.read(item.body()));
    }
    return found;
  }

  void write(String id, Body block) {
    Draft draft = Draft.of(key(id), block);
    // Present is this write itself, tried before: ids are never used twice.
    if (table.insertIfAbsent(draft) instanceof Insertion.Present(Item item)
        && !item.body().equals(draft.body())) {
      throw new IllegalStateException("Two blocks of the directory have the id " + id);
    }
  }

  void remove(String id) {
    table.deleteIfVersion(key(id), 1);
  }

  /** A partition for each block: they are read one by one, and may be many. */
  private static Key key(String id) {
    return new Key(PARTITION_PREFIX + id, "block");
  }
}
