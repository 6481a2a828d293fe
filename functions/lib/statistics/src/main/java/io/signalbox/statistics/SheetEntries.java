package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Entries of a sheet, by number.
 *
 * @param pages how many pages the sheet covers, counted from its end
 * @param entriesOfPage how many numbers each page has, whether it has as many entries or fewer
 * @param numbers those of the entries, from the first page on
 */
record SheetEntries(int pages, int entriesOfPage, BitSet numbers) implements SheetPart {

  /** How many numbers there are. */
  static int numbers(int pages, int entriesOfPage) {
    return Math.multiplyExact(pages, entriesOfPage);
  }

  @Override
  public SheetPart and(SheetPart other) {
    return switch (other) {
      case SheetEntries entries when isLike(entries) -> {
        BitSet both = (BitSet) numbers.clone();
        both.and(entries.numbers);
        yield new SheetEntries(pages, entriesOfPage, both);
      }
      // Two builders have seen different pages, or one is of an earlier version.
      case SheetEntries _, PageBlocks _ -> this;
    };
  }

  @Override
  public SheetPart or(SheetPart other) {
    return switch (other) {
      case SheetEntries entries when isLike(entries) -> {
        BitSet both = (BitSet) numbers.clone();
        both.or(entries.numbers);
        yield new SheetEntries(pages, entriesOfPage, both);
      }
      case SheetEntries _, PageBlocks _ -> PageBlocks.ALL;
    };
  }

  private boolean isLike(SheetEntries other) {
    return pages == other.pages && entriesOfPage == other.entriesOfPage;
  }

  @Override
  public List<JournalRange> ranges(JournalRange sheet) {
    List<JournalRange> ranges = new ArrayList<>();
    int first = numbers.nextSetBit(0);
    while (first >= 0) {
      int page = first / entriesOfPage;
      int behind = page + 1;
      int next = numbers.nextSetBit(behind * entriesOfPage);
      while (next >= 0 && next / entriesOfPage == behind) {
        behind++;
        next = numbers.nextSetBit(behind * entriesOfPage);
      }
      JournalRange range = new JournalRange(begin(sheet, page), begin(sheet, behind)).and(sheet);
      if (!range.isEmpty()) {
        ranges.add(range);
      }
      first = next;
    }
    return ranges;
  }

  private Position begin(JournalRange sheet, int page) {
    return new Position(sheet.to().endPage() - pages + page, 0);
  }
}
