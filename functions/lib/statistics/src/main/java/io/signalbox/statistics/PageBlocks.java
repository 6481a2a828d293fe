package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Some of a sheet's pages of the journal, in blocks of one or more, as the second version of
 * filters has them.
 *
 * @param pages how many pages the sheet covers, counted from its end; none for all of them
 * @param blocks the numbers of the blocks, from the first page on
 */
record PageBlocks(int pages, BitSet blocks) implements SheetPart {
  /** All pages of a sheet, of which is not known how many they are. */
  static final PageBlocks ALL = new PageBlocks(0, new BitSet());

  private static final int BLOCKS_MOST = 128;

  /** How many pages a block has, where there are so many pages. */
  static int pagesOfBlock(int pages) {
    return Math.ceilDiv(pages, BLOCKS_MOST);
  }

  /** How many blocks so many pages are. */
  static int blocks(int pages) {
    return Math.ceilDiv(pages, pagesOfBlock(pages));
  }

  @Override
  public SheetPart and(SheetPart other) {
    return switch (other) {
      case SheetEntries entries -> entries;
      case PageBlocks some when pages == some.pages -> {
        BitSet both = (BitSet) blocks.clone();
        both.and(some.blocks);
        yield new PageBlocks(pages, both);
      }
      case PageBlocks some -> pages == 0 ? some : this;
    };
  }

  @Override
  public SheetPart or(SheetPart other) {
    return equals(other) ? this : ALL;
  }

  @Override
  public List<JournalRange> ranges(JournalRange sheet) {
    if (pages == 0) {
      return List.of(sheet);
    }
    List<JournalRange> ranges = new ArrayList<>();
    int first = blocks.nextSetBit(0);
    while (first >= 0) {
      int behind = blocks.nextClearBit(first);
      JournalRange range = new JournalRange(begin(sheet, first), begin(sheet, behind)).and(sheet);
      if (!range.isEmpty()) {
        ranges.add(range);
      }
      first = blocks.nextSetBit(behind);
    }
    return ranges;
  }

  private Position begin(JournalRange sheet, int block) {
    return new Position(sheet.to().endPage() - pages + (long) pagesOfBlock(pages) * block, 0);
  }
}
