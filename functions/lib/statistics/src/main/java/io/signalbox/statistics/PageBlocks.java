package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Some of a sheet's pages of the journal, in blocks of one or more.
 *
 * @param pages how many pages the sheet covers, counted from its end; none for all of them
 * @param blocks the numbers of the blocks, from the first page on
 */
record PageBlocks(int pages, BitSet blocks) {
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

  /** Those that both have, or more, of the same sheet. */
  PageBlocks and(PageBlocks other) {
    if (pages != other.pages) {
      return pages == 0 ? other : this;
    }
    BitSet both = (BitSet) blocks.clone();
    both.and(other.blocks);
    return new PageBlocks(pages, both);
  }

  /** The parts of a sheet's entries that lie in these blocks, in their order. */
  List<JournalRange> ranges(JournalRange sheet) {
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
