package io.signalbox.statistics;

import java.util.Arrays;

/** Keys and the pages that have them, each pair once, in little memory. */
final class KeyPages {
  private static final long PAGE = 0xFFFF_FFFFL;

  private long[] pairs = new long[1_024];
  private int size;

  /**
   * Adds a key of an entry.
   *
   * @param page by how many pages the entry's page is behind the first one
   */
  void add(int key, int page) {
    if (size == pairs.length) {
      compact();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, pairs.length * 2);
      }
    }
    pairs[size++] = ((long) (key ^ Integer.MIN_VALUE) << Integer.SIZE) | page;
  }

  /** All pairs in the order of their keys, as numbers without a sign, and then of their pages. */
  long[] sorted() {
    compact();
    return Arrays.copyOf(pairs, size);
  }

  /** The key of a pair. */
  static int key(long pair) {
    return (int) (pair >>> Integer.SIZE) ^ Integer.MIN_VALUE;
  }

  /** The page of a pair. */
  static int page(long pair) {
    return (int) (pair & PAGE);
  }

  private void compact() {
    Arrays.sort(pairs, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || pairs[i] != pairs[kept - 1]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
  }
}
