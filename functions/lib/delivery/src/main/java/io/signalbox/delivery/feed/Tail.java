package io.signalbox.delivery.feed;

import io.signalbox.archive.EnvelopeKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest pages of a feed without a gap between them, as one function instance knows them.
 * Others may have appended since: whoever puts the next page finds out.
 */
final class Tail {
  private final Deque<Page> pages = new ArrayDeque<>();
  private boolean wholeFeed;

  @Nullable Page last() {
    return pages.peekLast();
  }

  @Nullable Page earliest() {
    return pages.peekFirst();
  }

  /** The page that was appended after all that is known. */
  void append(Page page) {
    pages.addLast(page);
  }

  /** The page before all that is known. */
  void prepend(Page page) {
    pages.addFirst(page);
  }

  /** There is no page before those known. */
  void reachesTheBeginning() {
    wholeFeed = true;
  }

  /** Whether no entry appended at {@code time} or later can be in a page that is not known. */
  boolean reachesBackTo(Instant time) {
    Page earliest = pages.peekFirst();
    return wholeFeed || (earliest != null && earliest.lastAt().isBefore(time));
  }

  /** The keys of all entries appended at {@code time} or later, and perhaps some before. */
  Set<EnvelopeKey> keysSince(Instant time) {
    Set<EnvelopeKey> keys = new HashSet<>();
    for (var newestFirst = pages.descendingIterator(); newestFirst.hasNext(); ) {
      Page page = newestFirst.next();
      if (page.lastAt().isBefore(time)) {
        break;
      }
      page.entries().forEach(entry -> keys.add(entry.key()));
    }
    return keys;
  }

  /**
   * Forgets the pages that end before {@code time}, but for the newest of all and the newest of
   * those.
   */
  void forgetBefore(Instant time) {
    while (pages.size() > 2 && second().lastAt().isBefore(time)) {
      pages.removeFirst();
      wholeFeed = false;
    }
  }

  private Page second() {
    var oldestFirst = pages.iterator();
    oldestFirst.next();
    return oldestFirst.next();
  }
}
