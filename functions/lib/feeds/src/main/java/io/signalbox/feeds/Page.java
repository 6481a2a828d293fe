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
 */
record Page(long number, Spacing spacing, boolean first, List<Entry> entries) {
  static final int NUMBER_DIGITS = 16;

  Page {
    entries = List.copyOf(entries);
  }

  Instant lastAt() {
    return entries.getLast().at();
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
