package io.signalbox.feeds;

import java.time.Instant;
import java.util.List;

/**
 * What one append wrote. Never changed.
 *
 * @param number one more than that of the page before it
 * @param spacing how far apart its entries' times are
 * @param first whether the feed had no page when this one was written: it is new, or all its pages
 *     were older than retention
 * @param bytesBefore the sizes of all entries before it, together; {@link #NOT_COUNTED} in a page
 *     of a hub that did not count them
 */
record Page(long number, Spacing spacing, boolean first, long bytesBefore, List<Entry> entries) {
  static final int NUMBER_DIGITS = 16;
  static final long NOT_COUNTED = -1;

  /** The key of the only entry of a page that ends a feed; no envelope has it. */
  static final String ENDED = "~ended";

  Page {
    entries = List.copyOf(entries);
  }

  /** Whether the feed ends here: what comes next begins it anew. */
  boolean isEnd() {
    return entries.getLast().key().id().value().equals(ENDED);
  }

  Instant lastAt() {
    return entries.getLast().at();
  }

  /** The place before the first entry of that time or later; there must be one. */
  Position place(Instant time) {
    int index = 0;
    while (entries.get(index).at().isBefore(time)) {
      index++;
    }
    return new Position(number, index);
  }

  boolean isCounted() {
    return bytesBefore != NOT_COUNTED;
  }

  /** What the next page has as {@link #bytesBefore}. */
  long bytesBehind() {
    return isCounted() ? bytesBefore + entries.stream().mapToLong(Entry::sizeBytes).sum() : 0;
  }

  static String sortKey(long number) {
    return FIRST_SORT_KEY + Digits.of(number, NUMBER_DIGITS);
  }

  /** Sorts before all pages and after nothing else that a feed's partition holds. */
  static final String FIRST_SORT_KEY = "p";

  /** Sorts after all pages. */
  static final String END_SORT_KEY = "q";

  String sortKey() {
    return sortKey(number);
  }
}
