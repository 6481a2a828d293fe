package io.signalbox.directory.index;

import java.util.List;

/**
 * Entries in the order of their keys, each key once. In a leaf they are entries of the index; above
 * the leaves, each is the first key of a block one level down, with that block's id.
 */
record Block(List<Entry> entries) {

  /**
   * The size at which a block is cut in two, in characters of keys and values. With the largest
   * entry on top, it stays within an item's limit.
   */
  static final int SIZE_LIMIT_CHARACTERS = 128 * 1024;

  static final Block EMPTY = new Block(List.of());

  Block {
    entries = List.copyOf(entries);
  }

  /** The index of the first entry whose key is {@code key} or greater. */
  int from(String key) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).key().compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index of the child under which {@code key} lies, or would lie. */
  int childOf(String key) {
    int from = from(key);
    boolean exact = from < entries.size() && entries.get(from).key().equals(key);
    return exact ? from : Math.max(0, from - 1);
  }

  /** The most that it takes of the heap. */
  int heapBytes() {
    return entries.stream().mapToInt(Entry::heapBytes).sum();
  }
}
