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
import java.util.Set;

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
   * The blocks of those ids, in one read of those that are not in memory.
   *
   * @throws BlockGone if one is not there
   */
  Map<String, PackedBlock> load(Collection<String> ids) {
    Map<String, PackedBlock> blocks = cache.known(ids);
    read(without(ids, blocks.keySet()))
        .forEach(
            (id, read) -> {
              PackedBlock block = PackedBlock.of(read);
              cache.keep(id, block);
              blocks.put(id, block);
            });
    return blocks;
  }

  /** The entries of a block whose keys begin so, and at least the last one before these. */
  Block near(PackedBlock block, String prefix) {
    return cache.near(block, prefix);
  }

  /** The same as {@link #load} for who changes blocks: what was not in memory is not kept there. */
  Map<String, Block> whole(Collection<String> ids) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    cache.known(ids).forEach((id, known) -> blocks.put(id, known.whole()));
    blocks.putAll(read(without(ids, blocks.keySet())));
    return blocks;
  }

  private static List<String> without(Collection<String> ids, Set<String> known) {
    return ids.stream().distinct().filter(id -> !known.contains(id)).toList();
  }

  /** Reads without keeping in memory what was not there. */
  Map<String, Block> read(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
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
