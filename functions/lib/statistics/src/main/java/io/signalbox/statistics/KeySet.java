package io.signalbox.statistics;

import java.util.Arrays;

/** Keys, each once, in little memory. Their order is that of numbers without a sign. */
final class KeySet {
  private int[] keys = new int[1_024];
  private int size;

  void add(int key) {
    if (size == keys.length) {
      compact();
      if (size > keys.length / 2) {
        keys = Arrays.copyOf(keys, keys.length * 2);
      }
    }
    keys[size++] = key ^ Integer.MIN_VALUE;
  }

  /** All of them in their order. */
  int[] sorted() {
    compact();
    return Arrays.stream(keys, 0, size).map(key -> key ^ Integer.MIN_VALUE).toArray();
  }

  private void compact() {
    Arrays.sort(keys, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || keys[i] != keys[kept - 1]) {
        keys[kept++] = keys[i];
      }
    }
    size = kept;
  }
}
