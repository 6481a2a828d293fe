package io.signalbox.statistics;

import java.util.BitSet;
import java.util.Optional;

/**
 * Keys with the same first bits, and for each the {@linkplain PageBlocks blocks} of pages that have
 * it, as filters of the second version have them, as bits: how many keys and pages there are; then
 * each key, shortened, as its distance from the one before, as many ones as its higher bits count,
 * a zero, and its random lower bits. If a key is in one block, a zero and the number of the block
 * follow. If it is in more, a one and four bits follow: either by how many they are more than one,
 * and these; or zero, and a bit for each block.
 */
final class KeyBlocks {
  /**
   * So many bits of a key are kept. Of 600 hours with 40,000 events one seems to have a key that it
   * does not have, and a page more is read.
   */
  private static final int KEY_BITS = 26;

  private static final int COUNT_BITS = 32;
  private static final int PAGES_BITS = 16;
  private static final int LISTED_BITS = 4;

  private KeyBlocks() {}

  private static int numberBits(int blocks) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
  }

  /** A key without its first bits, and without its last ones. */
  private static long offset(int key, int bits) {
    return (Integer.toUnsignedLong(key) & ((1L << (Integer.SIZE - bits)) - 1))
        >>> (Integer.SIZE - KEY_BITS);
  }

  /** The blocks that have a key; empty where none does. */
  static Optional<PageBlocks> find(byte[] encoded, int bits, int key) {
    PackedBits.Reader in = new PackedBits.Reader(encoded);
    int keys = (int) in.next(COUNT_BITS);
    int pages = (int) in.next(PAGES_BITS);
    int blocks = PageBlocks.blocks(pages);
    int random = RandomSpacing.bits(KEY_BITS - bits, keys);
    long wanted = offset(key, bits);
    long at = 0;
    for (int i = 0; i < keys && at <= wanted; i++) {
      at += ((long) in.nextOnes() << random) + in.next(random);
      if (at == wanted) {
        return Optional.of(new PageBlocks(pages, blocks(in, blocks)));
      }
      skipBlocks(in, blocks);
    }
    return Optional.empty();
  }

  private static BitSet blocks(PackedBits.Reader in, int blocks) {
    BitSet of = new BitSet(blocks);
    if (blocks == 1) {
      of.set(0);
      return of;
    }
    int more = in.next(1) == 0 ? -1 : (int) in.next(LISTED_BITS);
    if (more == 0) {
      for (int block = 0; block < blocks; block++) {
        of.set(block, in.next(1) == 1);
      }
    } else {
      for (int left = Math.max(0, more) + 1; left > 0; left--) {
        of.set((int) in.next(numberBits(blocks)));
      }
    }
    return of;
  }

  private static void skipBlocks(PackedBits.Reader in, int blocks) {
    if (blocks == 1) {
      return;
    }
    int more = in.next(1) == 0 ? -1 : (int) in.next(LISTED_BITS);
    in.skip(more == 0 ? blocks : (long) (Math.max(0, more) + 1) * numberBits(blocks));
  }
}
