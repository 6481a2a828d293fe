package io.signalbox.statistics;

import java.util.BitSet;

/** Writes filters as the second version did. */
final class BlocksOfSecondVersion {
  private static final int KEY_BITS = 26;
  private static final int COUNT_BITS = 32;
  private static final int PAGES_BITS = 16;
  private static final int LISTED_BITS = 4;
  private static final int LISTED_MOST = 1 << LISTED_BITS;

  private BlocksOfSecondVersion() {}

  private static int numberBits(int blocks) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
  }

  /** Encodes keys and their pages, which have the same first bits. */
  static byte[] encode(long[] pairs, int bits, int pages) {
    int keys = 0;
    for (int i = 0; i < pairs.length; i++) {
      keys += i == 0 || offset(pairs[i], bits) != offset(pairs[i - 1], bits) ? 1 : 0;
    }
    int pagesOfBlock = PageBlocks.pagesOfBlock(pages);
    int blocks = PageBlocks.blocks(pages);
    PackedBits out = new PackedBits();
    out.put(keys, COUNT_BITS);
    out.put(pages, PAGES_BITS);
    int random = RandomSpacing.bits(KEY_BITS - bits, keys);
    long before = 0;
    int at = 0;
    while (at < pairs.length) {
      long key = offset(pairs[at], bits);
      BitSet of = new BitSet(blocks);
      for (; at < pairs.length && offset(pairs[at], bits) == key; at++) {
        of.set(KeyNumbers.number(pairs[at]) / pagesOfBlock);
      }
      long distance = key - before;
      before = key;
      out.putOnes(distance >>> random);
      out.put(distance, random);
      putBlocks(out, of, blocks);
    }
    return out.bytes();
  }

  private static long offset(long pair, int bits) {
    return (Integer.toUnsignedLong(KeyNumbers.key(pair)) & ((1L << (Integer.SIZE - bits)) - 1))
        >>> (Integer.SIZE - KEY_BITS);
  }

  private static void putBlocks(PackedBits out, BitSet of, int blocks) {
    if (blocks == 1) {
      return;
    }
    int count = of.cardinality();
    int numberBits = numberBits(blocks);
    boolean isListed = count <= LISTED_MOST && count * numberBits < blocks;
    out.put(count == 1 ? 0 : 1, 1);
    if (count > 1) {
      out.put(isListed ? count - 1 : 0, LISTED_BITS);
    }
    if (count == 1 || isListed) {
      of.stream().forEach(block -> out.put(block, numberBits));
    } else {
      for (int block = 0; block < blocks; block++) {
        out.put(of.get(block) ? 1 : 0, 1);
      }
    }
  }
}
