package io.signalbox.statistics;

import java.util.Arrays;

/** Goes through sorted {@linkplain KeyNumbers pairs}, key by key. */
final class SortedPairs {
  private static final int PAGE_SHIFT = 16;
  private static final int INDEX = (1 << PAGE_SHIFT) - 1;

  private final long[] pairs;
  private final int shift;
  private final int entriesOfPage;
  private int at;
  private int end;

  /**
   * Of no pairs at first.
   *
   * @param ignoredBits so many of the last bits of keys make no difference
   * @param entriesOfPage how many numbers each page has
   */
  SortedPairs(long[] pairs, int ignoredBits, int entriesOfPage) {
    this.pairs = pairs;
    this.shift = ignoredBits;
    this.entriesOfPage = entriesOfPage;
  }

  /** The number of an entry, or of a page with index 0, as pairs have it. */
  static int number(int page, int index) {
    return (page << PAGE_SHIFT) | index;
  }

  /** Goes on with the pairs behind, whose keys have the same first bits. */
  void goOn(int part, int bits) {
    at = end;
    while (end < pairs.length && KeyFilters.part(KeyNumbers.key(pairs[end]), bits) == part) {
      end++;
    }
  }

  boolean isAtEnd() {
    return at == end;
  }

  /** The next key. */
  int key() {
    return KeyNumbers.key(pairs[at]);
  }

  boolean isBefore(SortedPairs other) {
    return !isAtEnd() && (other.isAtEnd() || Integer.compareUnsigned(key(), other.key()) < 0);
  }

  /** Passes the next key; how many have it. */
  int pass() {
    int begin = at;
    int key = key() >>> shift;
    while (at < end && key() >>> shift == key) {
      at++;
    }
    return at - begin;
  }

  /** The numbers of what has the next key, which is passed, in their order. */
  int[] next() {
    int begin = at;
    int[] numbers = new int[pass()];
    for (int i = 0; i < numbers.length; i++) {
      int number = KeyNumbers.number(pairs[begin + i]);
      numbers[i] = (number >>> PAGE_SHIFT) * entriesOfPage + (number & INDEX);
    }
    Arrays.sort(numbers);
    return Arrays.stream(numbers).distinct().toArray();
  }

  /** How many keys there are from here on. */
  int keys() {
    int begin = at;
    int keys = 0;
    while (!isAtEnd()) {
      pass();
      keys++;
    }
    at = begin;
    return keys;
  }
}
