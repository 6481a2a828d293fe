package io.signalbox.statistics;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How some of a sheet's entries, one at least, are listed by their numbers, or the pages that have
 * them, as bits: whether pages are; how many, as so many ones as the number has more bits than one,
 * a zero, and these bits; and their {@linkplain NumberList list}.
 *
 * @param pages how many pages the sheet covers
 * @param entriesOfPage how many numbers each page has
 */
record EntryList(int pages, int entriesOfPage) {

  int bound(boolean isOfPages) {
    return isOfPages ? pages : SheetEntries.numbers(pages, entriesOfPage);
  }

  /** Writes numbers of entries, or of pages, which are sorted. */
  void put(PackedBits out, int[] numbers, boolean isOfPages) {
    out.put(isOfPages ? 1 : 0, 1);
    int count = numbers.length;
    int more = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
    out.putOnes(more);
    out.put(count, more);
    NumberList.put(out, numbers, bound(isOfPages));
  }

  /** Reads such a list: the numbers of the entries, or of all those of the pages. */
  BitSet next(PackedBits.Reader in) {
    boolean isOfPages = in.next(1) == 1;
    BitSet listed = NumberList.next(in, count(in), bound(isOfPages));
    if (!isOfPages) {
      return listed;
    }
    BitSet numbers = new BitSet(bound(false));
    for (int page = listed.nextSetBit(0); page >= 0; page = listed.nextSetBit(page + 1)) {
      numbers.set(page * entriesOfPage, (page + 1) * entriesOfPage);
    }
    return numbers;
  }

  void skip(PackedBits.Reader in) {
    boolean isOfPages = in.next(1) == 1;
    in.skip(NumberList.bits(count(in), bound(isOfPages)));
  }

  private static int count(PackedBits.Reader in) {
    int more = in.nextOnes();
    return (int) (in.next(more) | 1L << more);
  }

  /** The pages that have some entries, which are sorted. */
  int[] pagesOf(int[] numbers) {
    return Arrays.stream(numbers).map(number -> number / entriesOfPage).distinct().toArray();
  }
}
