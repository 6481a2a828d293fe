package io.signalbox.directory.index;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks that were used last. A block never changes, and its id is never used for another one.
 * For many threads and indexes of one table at once.
 */
public final class BlockCache {
  private final int limit;

  @GuardedBy("this")
  private final Map<String, Block> blocks = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param limit how many blocks are kept in memory; one takes about 250 KB at the most
   */
  public BlockCache(int limit) {
    this.limit = limit;
  }

  /** Those of the blocks that are in memory. */
  synchronized Map<String, Block> known(Collection<String> ids) {
    Map<String, Block> known = new LinkedHashMap<>();
    for (String id : ids) {
      Block block = blocks.get(id);
      if (block != null) {
        known.put(id, block);
      }
    }
    return known;
  }

  synchronized void keep(Map<String, Block> read) {
    blocks.putAll(read);
    var oldest = blocks.keySet().iterator();
    while (blocks.size() > limit) {
      oldest.next();
      oldest.remove();
    }
  }
}
