package io.signalbox.directory;

import io.signalbox.directory.index.BlockCache;

/**
 * What of a directory is in memory.
 *
 * @param blocks of its index
 * @param parsed the objects that were read last
 */
record DirectoryCache(BlockCache blocks, ParsedObjects parsed) {
  /** Of the heap, for blocks. Look-ups in a national register use some 10 MB of them. */
  private static final int SHARE_OF_BLOCKS = 6;

  private static final int SHARE_OF_OBJECTS = 25;

  static DirectoryCache ofHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    return new DirectoryCache(
        new BlockCache(heap / SHARE_OF_BLOCKS), new ParsedObjects(heap / SHARE_OF_OBJECTS));
  }
}
