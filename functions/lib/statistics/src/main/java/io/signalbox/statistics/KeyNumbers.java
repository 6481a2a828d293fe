package io.signalbox.statistics;

import java.util.Arrays;

/** Keys and the numbers of what has them, each pair once, in little memory. */
final class KeyNumbers {
  private static final long NUMBER = 0xFFFF_FFFFL;

  private long[] pairs = new long[1_024];
  private int size;

  void add(int key, int number) {
    if (size == pairs.length) {
      compact();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, pairs.length * 2);
      }
    }
    pairs[size++] = ((long) (key ^ Integer.MIN_VALUE) << Integer.SIZE) | number;
  }

  /** All pairs in the order of their keys, as numbers without a sign, and then of their numbers. */
  long[] sorted() {
    compact();
    return Arrays.copyOf(pairs, size);
  }

  /** The key of a pair. */
  static int key(long pair) {
    return (int) (pair >>> Integer.SIZE) ^ Integer.MIN_VALUE;
  }

  /** The number of a pair. */
  static int number(long pair) {
    return (int) (pair & NUMBER);
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
