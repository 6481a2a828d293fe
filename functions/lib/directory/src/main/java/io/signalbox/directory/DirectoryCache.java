package io.signalbox.directory;

import io.signalbox.directory.index.BlockCache;

/**
 * What of a directory is in memory.
 *
 * @param blocks of its index
 * @param parsed the objects that were read last
 */
record DirectoryCache(BlockCache blocks, ParsedObjects parsed) {
  private static final int BLOCK_BYTES = 250_000;

  /**
   * Of the heap, for blocks. Look-ups in a directory of 100,000 networks read about 550 of them.
   */
  private static final int SHARE_OF_HEAP = 6;

  private static final int PARSED_OBJECTS = 5_000;

  static DirectoryCache ofHeap() {
    long blocks = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BLOCK_BYTES;
    return new DirectoryCache(
        new BlockCache(Math.toIntExact(blocks)), new ParsedObjects(PARSED_OBJECTS));
  }
}
