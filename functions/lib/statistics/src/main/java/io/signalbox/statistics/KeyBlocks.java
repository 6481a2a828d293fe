package io.signalbox.statistics;

import java.util.BitSet;
import java.util.Optional;

/**
 * Keys with the same first bits, and for each the {@linkplain PageBlocks blocks} of pages that have
 * it, as bits: how many keys and pages there are; then each key, shortened, as its distance from
 * the one before, as many ones as its higher bits count, a zero, and its random lower bits. If a
 * key is in one block, a zero and the number of the block follow. If it is in more, a one and four
 * bits follow: either by how many they are more than one, and these; or zero, and a bit for each
 * block.
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
  private static final int LISTED_MOST = 1 << LISTED_BITS;

  private KeyBlocks() {}

  private static int numberBits(int blocks) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
  }

  /** A key without its first bits, and without its last ones. */
  private static long offset(int key, int bits) {
    return (Integer.toUnsignedLong(key) & ((1L << (Integer.SIZE - bits)) - 1))
        >>> (Integer.SIZE - KEY_BITS);
  }

  /**
   * Encodes some pairs of {@link KeyPages}, one at least.
   *
   * @param pairs their keys have the same first bits
   * @param bits how many these are
   * @param pages how many pages there are
   */
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
        of.set(KeyPages.page(pairs[at]) / pagesOfBlock);
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
    return offset(KeyPages.key(pair), bits);
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
