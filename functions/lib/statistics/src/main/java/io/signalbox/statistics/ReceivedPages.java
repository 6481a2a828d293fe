package io.signalbox.statistics;

import io.signalbox.feeds.ReceiptSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When the envelopes of each of a sheet's pages were received: how many pages there are, and how
 * many entries of each have a number; then for each page its first second, as the distance from
 * that of the page before, and how many seconds follow. For one thread.
 */
final class ReceivedPages {
  /** That of a page of an earlier version, which may be any. */
  private static final ReceiptSpan UNKNOWN = new ReceiptSpan(0, Long.MAX_VALUE >>> 1);

  private final List<ReceiptSpan> pages = new ArrayList<>();

  /**
   * Adds an entry.
   *
   * @param page the number of its page, from 0 on, which do not go back
   */
  void add(int page, Optional<ReceiptSpan> received) {
    while (pages.size() <= page) {
      pages.add(received.orElse(UNKNOWN));
    }
  }

  byte[] encode(EntryList list) {
    PackedNumbers out = new PackedNumbers();
    out.put(list.pages());
    out.put(list.entriesOfPage());
    long before = 0;
    for (ReceiptSpan page : pages) {
      long distance = page.from() - before;
      out.put(distance << 1 ^ distance >> (Long.SIZE - 1));
      out.put(page.to() - page.from());
      before = page.from();
    }
    return out.deflated();
  }

  /** The pages of which some second is wanted; empty where there are none. */
  static Optional<SheetPart> find(byte[] encoded, Predicate<ReceiptSpan> wanted) {
    BitSet found = new BitSet();
    try (PackedNumbers.Reader in = PackedNumbers.inflated(encoded)) {
      int pages = in.nextInt();
      int entriesOfPage = in.nextInt();
      long from = 0;
      for (int page = 0; page < pages; page++) {
        long distance = in.next();
        from += distance >>> 1 ^ -(distance & 1);
        if (wanted.test(new ReceiptSpan(from, from + in.next()))) {
          found.set(page * entriesOfPage, (page + 1) * entriesOfPage);
        }
      }
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new SheetEntries(pages, entriesOfPage, found));
    }
  }
}
