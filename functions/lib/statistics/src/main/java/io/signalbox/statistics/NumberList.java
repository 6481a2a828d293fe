package io.signalbox.statistics;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Different numbers below a bound, in as many bits as their count and the bound tell, so that a
 * list is passed without being read. Of more than half of all numbers the others are listed. One
 * number is written as it is, many as a bit for each number of all. In between each has its random
 * lower bits, and behind these come the distances of the higher bits, each as so many ones and a
 * zero (Elias-Fano).
 */
final class NumberList {
  private static final int BITS_AT_ONCE = 32;

  private NumberList() {}

  /** How many bits the list of so many numbers takes. */
  static long bits(int count, int bound) {
    int listed = Math.min(count, bound - count);
    if (listed == 0) {
      return 0;
    }
    return listed == 1 ? numberBits(bound) : Math.min(bound, bitsOfSome(listed, bound));
  }

  private static int numberBits(int bound) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
  }

  private static int lowerBits(int listed, int bound) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(bound / listed);
  }

  private static long bitsOfSome(int listed, int bound) {
    int lower = lowerBits(listed, bound);
    return (long) listed * lower + listed + (bound >>> lower);
  }

  /** Writes numbers, which are sorted. */
  static void put(PackedBits out, int[] numbers, int bound) {
    int[] listed = numbers.length > bound - numbers.length ? others(numbers, bound) : numbers;
    if (listed.length == 1) {
      out.put(listed[0], numberBits(bound));
    } else if (listed.length > 1 && bitsOfSome(listed.length, bound) < bound) {
      putSome(out, listed, bound);
    } else if (listed.length > 1) {
      putAll(out, listed, bound);
    }
  }

  private static int[] others(int[] numbers, int bound) {
    BitSet others = new BitSet(bound);
    others.set(0, bound);
    Arrays.stream(numbers).forEach(others::clear);
    return others.stream().toArray();
  }

  private static void putAll(PackedBits out, int[] listed, int bound) {
    int before = -1;
    for (int number : listed) {
      for (int left = number - before - 1; left > 0; left--) {
        out.put(0, 1);
      }
      out.put(1, 1);
      before = number;
    }
    for (int left = bound - before - 1; left > 0; left--) {
      out.put(0, 1);
    }
  }

  private static void putSome(PackedBits out, int[] listed, int bound) {
    int lower = lowerBits(listed.length, bound);
    for (int number : listed) {
      out.put(number, lower);
    }
    int higher = 0;
    for (int number : listed) {
      out.putOnes((number >>> lower) - higher);
      higher = number >>> lower;
    }
    for (int left = (bound >>> lower) - higher; left > 0; left--) {
      out.put(0, 1);
    }
  }

  /** Reads such a list. */
  static BitSet next(PackedBits.Reader in, int count, int bound) {
    int some = Math.min(count, bound - count);
    BitSet listed = new BitSet(bound);
    if (some == 1) {
      listed.set((int) in.next(numberBits(bound)));
    } else if (some > 1 && bitsOfSome(some, bound) < bound) {
      nextSome(in, listed, some, bound);
    } else if (some > 1) {
      listed = nextAll(in, bound);
    }
    if (count > bound - count) {
      listed.flip(0, bound);
    }
    return listed;
  }

  private static BitSet nextAll(PackedBits.Reader in, int bound) {
    long[] words = new long[Math.ceilDiv(bound, Long.SIZE)];
    for (int from = 0; from < bound; from += BITS_AT_ONCE) {
      long bits = in.next(Math.min(BITS_AT_ONCE, bound - from));
      words[from / Long.SIZE] |= bits << (from % Long.SIZE);
    }
    return BitSet.valueOf(words);
  }

  private static void nextSome(PackedBits.Reader in, BitSet listed, int some, int bound) {
    int lower = lowerBits(some, bound);
    int[] numbers = new int[some];
    for (int i = 0; i < some; i++) {
      numbers[i] = (int) in.next(lower);
    }
    int higher = 0;
    for (int number : numbers) {
      higher += in.nextOnes();
      listed.set((higher << lower) | number);
    }
    in.skip((bound >>> lower) - higher);
  }
}
