package io.signalbox.statistics;

import java.util.Optional;

/**
 * Keys with the same first bits, and for each the {@linkplain EntryList list} of the entries, or of
 * the pages, that have it, as bits. First come how many keys there are, how many pages, and how
 * many entries of each have a number; then of every {@value #KEYS_A_STEP} keys the one before them
 * and where their bits begin, so that few are read to find one. Of each key there is its distance
 * from the one before, shortened, as many ones as its higher bits count, a zero, and its random
 * lower bits; and the list.
 */
final class KeyEntries {
  /**
   * So many bits of a key are kept. Of some hundred hours one seems to have a key that it lacks.
   */
  private static final int KEY_BITS = 26;

  /** So many of the last bits are not. */
  private static final int IGNORED_BITS = Integer.SIZE - KEY_BITS;

  private static final int COUNT_BITS = 32;
  private static final int PAGES_BITS = 16;
  private static final int PLACE_BITS = 24;
  private static final int KEYS_A_STEP = 64;

  /** Where not all keys have room, none is written: the entries may have any. */
  private static final int BYTES_MOST = 200_000;

  /** About what a key takes beside its list. */
  private static final int BITS_A_KEY = 13;

  private final EntryList list;

  KeyEntries(int pages, int entriesOfPage) {
    this.list = new EntryList(pages, entriesOfPage);
  }

  /** A key without its first bits, and without its last ones. */
  private static long offset(int key, int bits) {
    return (Integer.toUnsignedLong(key) & ((1L << (Integer.SIZE - bits)) - 1)) >>> IGNORED_BITS;
  }

  private static int randomBits(int keys, int bits) {
    return Math.max(0, RandomSpacing.bits(KEY_BITS - bits, keys));
  }

  /** Keys and the numbers of the entries that have them, as {@link KeyNumbers} gives them. */
  SortedPairs ofEntries(long[] pairs) {
    return new SortedPairs(pairs, IGNORED_BITS, list.entriesOfPage());
  }

  /** The same of pages. */
  SortedPairs ofPages(long[] pairs) {
    return new SortedPairs(pairs, IGNORED_BITS, 1);
  }

  /** About how many bytes all these keys take. */
  double sizeBytes(long[] entries, long[] pages) {
    return sizeBytes(ofEntries(entries), list.bound(false))
        + sizeBytes(ofPages(pages), list.bound(true));
  }

  private static double sizeBytes(SortedPairs pairs, int bound) {
    pairs.goOn(0, 0);
    double bits = 0;
    while (!pairs.isAtEnd()) {
      bits += BITS_A_KEY + NumberList.bits(pairs.pass(), bound);
    }
    return bits / Byte.SIZE;
  }

  /**
   * Encodes some pairs of {@link KeyNumbers}, one at least, whose keys have the same first bits.
   *
   * @param entries keys and the numbers of the entries that have them
   * @param ofPages the same of pages
   * @param bits how many first bits are the same
   */
  byte[] encode(SortedPairs entries, SortedPairs ofPages, int bits) {
    int keys = entries.keys() + ofPages.keys();
    int random = randomBits(keys, bits);
    PackedBits steps = new PackedBits();
    PackedBits lists = new PackedBits();
    long before = 0;
    int written = 0;
    while (!entries.isAtEnd() || !ofPages.isAtEnd()) {
      boolean isOfPages = ofPages.isBefore(entries);
      SortedPairs from = isOfPages ? ofPages : entries;
      if (written > 0 && written % KEYS_A_STEP == 0) {
        steps.put(before, KEY_BITS);
        steps.put(lists.size(), PLACE_BITS);
      }
      written++;
      long key = offset(from.key(), bits);
      int[] numbers = from.next();
      lists.putOnes((key - before) >>> random);
      lists.put(key - before, random);
      before = key;
      list.put(lists, numbers, isOfPages);
    }
    return encoded(keys, steps, lists);
  }

  private byte[] encoded(int keys, PackedBits steps, PackedBits lists) {
    boolean hasRoom = (steps.size() + lists.size()) / Byte.SIZE < BYTES_MOST;
    PackedBits out = new PackedBits();
    out.put(hasRoom ? keys : 0, COUNT_BITS);
    out.put(list.pages(), PAGES_BITS);
    out.put(list.entriesOfPage(), PAGES_BITS);
    if (hasRoom) {
      out.putAll(steps);
      out.putAll(lists);
    }
    return out.bytes();
  }

  /** The entries that have a key; empty where none does. */
  static Optional<SheetPart> find(byte[] encoded, int bits, int key) {
    PackedBits.Reader in = new PackedBits.Reader(encoded);
    int keys = (int) in.next(COUNT_BITS);
    KeyEntries all = new KeyEntries((int) in.next(PAGES_BITS), (int) in.next(PAGES_BITS));
    return keys == 0
        ? Optional.of(PageBlocks.ALL)
        : all.find(in, keys, randomBits(keys, bits), offset(key, bits));
  }

  private Optional<SheetPart> find(PackedBits.Reader in, int keys, int random, long wanted) {
    long at = 0;
    long place = 0;
    int first = 0;
    int steps = (keys - 1) / KEYS_A_STEP;
    int read = 0;
    boolean isBefore = true;
    while (read < steps && isBefore) {
      long before = in.next(KEY_BITS);
      long begin = in.next(PLACE_BITS);
      read++;
      isBefore = before < wanted;
      if (isBefore) {
        at = before;
        place = begin;
        first = read * KEYS_A_STEP;
      }
    }
    in.skip((long) (steps - read) * (KEY_BITS + PLACE_BITS) + place);
    Optional<SheetPart> found = Optional.empty();
    for (int i = first; i < keys && at <= wanted; i++) {
      at += ((long) in.nextOnes() << random) + in.next(random);
      if (at == wanted) {
        SheetPart some = new SheetEntries(list.pages(), list.entriesOfPage(), list.next(in));
        found = Optional.of(found.map(other -> other.or(some)).orElse(some));
      } else {
        list.skip(in);
      }
    }
    return found;
  }
}
