package io.signalbox.directory.index;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks that were used last, deflated, and of them the pages that were used last, inflated. A
 * block never changes, and its id is never used for another one. For many threads and indexes of
 * one table at once.
 */
public final class BlockCache {
  /** Deflated, an entry takes about a tenth of what it takes inflated. */
  private static final int PART_OF_PAGES = 3;

  private final RecentlyUsed<String, PackedBlock> blocks;
  private final RecentlyUsed<Page, Block> pages;

  /**
   * @param limitBytes how much of the heap it may take
   */
  public BlockCache(long limitBytes) {
    long ofPages = limitBytes / PART_OF_PAGES;
    this.blocks =
        new RecentlyUsed<>(
            limitBytes - ofPages, (id, block) -> Entry.heapBytes(id) + block.sizeInBytes());
    this.pages = new RecentlyUsed<>(ofPages, (page, block) -> block.heapBytes());
  }

  /** Those of the blocks that are in memory. */
  Map<String, PackedBlock> known(Collection<String> ids) {
    Map<String, PackedBlock> known = new LinkedHashMap<>();
    ids.forEach(id -> blocks.get(id).ifPresent(block -> known.put(id, block)));
    return known;
  }

  void keep(String id, PackedBlock block) {
    blocks.put(id, block);
  }

  /** The entries of a block whose keys begin so, and at least the last one before these. */
  Block near(PackedBlock block, String prefix) {
    return PackedBlock.joined(block.near(prefix).stream().map(this::inflated).toList());
  }

  private Block inflated(Page page) {
    return pages
        .get(page)
        .orElseGet(
            () -> {
              Block block = page.block();
              pages.put(page, block);
              return block;
            });
  }
}
