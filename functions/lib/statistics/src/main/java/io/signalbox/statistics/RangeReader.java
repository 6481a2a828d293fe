package io.signalbox.statistics;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.FeedPages;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads ranges of the journal in the order of a search, some pages at once: those of one range, or
 * of several short ones.
 */
final class RangeReader {
  /** The first pages may have enough: each read is of twice as many as the one before. */
  private static final int PAGES_A_READ_FIRST = 2;

  private static final int PAGES_A_READ_MOST = 25;
  private static final int PAGES_TOGETHER_LEAST = 4;
  private static final int ENTRIES_A_READ = 5_000;

  private final FeedLog journal;
  private final FeedPages pages;
  private final boolean newestFirst;
  private int pagesARead = PAGES_A_READ_FIRST;

  RangeReader(FeedLog journal, FeedPages pages, boolean newestFirst) {
    this.journal = journal;
    this.pages = pages;
    this.newestFirst = newestFirst;
  }

  /**
   * Reads some entries, in the order of the search, and takes away from the ranges what it read.
   *
   * @param ranges not empty each, apart from each other, and in the order of the search
   * @param wanted how many entries are still wanted, of which each short range may have one
   * @return nothing where the ranges that were taken away have no entries any more
   */
  List<Located> next(Deque<JournalRange> ranges, int wanted) {
    int most = pagesARead;
    pagesARead = Math.min(2 * most, PAGES_A_READ_MOST);
    int together = Math.min(most, Math.max(wanted, PAGES_TOGETHER_LEAST));
    Deque<JournalRange> some = new ArrayDeque<>();
    long count = 0;
    while (!ranges.isEmpty() && count + pagesOf(ranges.getFirst()) <= together) {
      count += pagesOf(ranges.getFirst());
      some.add(ranges.removeFirst());
    }
    if (some.size() > 1) {
      return single(some);
    }
    JournalRange range = some.isEmpty() ? ranges.removeFirst() : some.getFirst();
    List<Located> entries = newestFirst ? newest(range, most) : oldest(range);
    if (!entries.isEmpty()) {
      Located last = entries.getLast();
      JournalRange left =
          newestFirst
              ? new JournalRange(range.from(), last.position())
              : new JournalRange(last.next(), range.to());
      if (!left.isEmpty()) {
        ranges.addFirst(left);
      }
    }
    return entries;
  }

  private static long pagesOf(JournalRange range) {
    return range.to().endPage() - range.from().page();
  }

  private List<Located> single(Collection<JournalRange> ranges) {
    List<Long> numbers =
        ranges.stream()
            .flatMapToLong(range -> LongStream.range(range.from().page(), range.to().endPage()))
            .boxed()
            .toList();
    List<Located> entries = new ArrayList<>();
    for (Located located : pages.entries(FeedId.JOURNAL, numbers)) {
      if (ranges.stream().anyMatch(range -> isIn(range, located.position()))) {
        entries.add(located);
      }
    }
    return newestFirst ? entries.reversed() : entries;
  }

  private static boolean isIn(JournalRange range, Position position) {
    return range.from().compareTo(position) <= 0 && position.compareTo(range.to()) < 0;
  }

  private List<Located> newest(JournalRange range, int most) {
    Position page = new Position(range.to().endPage(), 0);
    return journal.newestBefore(FeedId.JOURNAL, Optional.of(page), range.from(), most).stream()
        .filter(located -> isIn(range, located.position()))
        .toList();
  }

  private List<Located> oldest(JournalRange range) {
    return journal
        .read(FeedId.JOURNAL, range.from(), range.to(), ENTRIES_A_READ, Long.MAX_VALUE)
        .entries();
  }
}
