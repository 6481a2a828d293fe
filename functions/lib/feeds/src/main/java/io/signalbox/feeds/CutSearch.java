package io.signalbox.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bisection for the first entry of a feed from a time on, or behind so many bytes. */
final class CutSearch {

  /** What is searched for. Whatever follows an entry that has it, has it too. */
  sealed interface Target {
    /** An entry that was appended at this time or later. */
    record Since(Instant time) implements Target {}

    /** An entry before which the feed has at least so many bytes. */
    record Behind(long bytes) implements Target {}
  }

  private final Target target;
  private long low;
  private long high;
  private Cut found;
  private Optional<Instant> before = Optional.empty();

  /**
   * A search among the pages from one on.
   *
   * @param end what is found where no page from {@code low} to that of this cut has the entry
   */
  CutSearch(Target target, long low, Cut end) {
    this.target = target;
    this.low = low;
    this.high = Math.max(low, end.position().page());
    this.found = end;
  }

  boolean isOver() {
    return low == high;
  }

  /** The number of the page to look at next, unless the search is over. */
  long next() {
    return low + (high - low) / 2;
  }

  /**
   * Goes on with the page of the number {@link #next}. One that is gone is older than any that is
   * not past retention; and nothing is known of the places in one that was not counted.
   */
  void look(Optional<Page> page) {
    long number = next();
    int index = page.filter(Page::isCounted).map(this::index).orElse(Integer.MAX_VALUE);
    if (page.isPresent() && index < page.get().entries().size()) {
      high = number;
      found = cut(page.get(), index);
    } else {
      low = number + 1;
      before = page.map(Page::lastAt);
    }
  }

  Cut found() {
    return found.before().isPresent() ? found : new Cut(found.position(), found.bytes(), before);
  }

  /** The index of the first entry of a page that has what is searched for; its size for none. */
  private int index(Page page) {
    List<Entry> entries = page.entries();
    long bytes = page.bytesBefore();
    int index = 0;
    while (index < entries.size() && !isReached(entries.get(index), bytes)) {
      bytes += entries.get(index).sizeBytes();
      index++;
    }
    return index;
  }

  private boolean isReached(Entry entry, long bytesBefore) {
    return switch (target) {
      case Target.Since(Instant time) -> !entry.at().isBefore(time);
      case Target.Behind(long bytes) -> bytesBefore >= bytes;
    };
  }

  private static Cut cut(Page page, int index) {
    long bytes = page.entries().subList(0, index).stream().mapToLong(Entry::sizeBytes).sum();
    return new Cut(
        new Position(page.number(), index),
        page.bytesBefore() + bytes,
        index == 0 ? Optional.empty() : Optional.of(page.entries().get(index - 1).at()));
  }
}
