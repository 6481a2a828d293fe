package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the newest pages of a feed hold, without a gap between them but for what is past retention,
 * as one function instance knows it. Others may have appended since: whoever puts the next page
 * finds out.
 */
final class Tail {

  /** A page without what only its readers need: tails are long where much comes in. */
  record Known(
      long number, Instant lastAt, long bytesBehind, boolean isEnd, List<EnvelopeKey> keys) {
    static Known of(Page page) {
      return new Known(
          page.number(),
          page.lastAt(),
          page.bytesBehind(),
          page.isEnd(),
          page.entries().stream().map(Entry::key).toList());
    }
  }

  private final Deque<Known> pages = new ArrayDeque<>();

  /** The newest known page that has the envelope. */
  private final Map<EnvelopeKey, Known> newest = new HashMap<>();

  private boolean wholeFeed;
  private LateEntries.@Nullable Span late;

  @Nullable Known last() {
    return pages.peekLast();
  }

  @Nullable Known earliest() {
    return pages.peekFirst();
  }

  /** What the feed is known to say of late entries. */
  LateEntries.@Nullable Span late() {
    return late;
  }

  void late(LateEntries.Span span) {
    late = span;
  }

  /** The page that was appended after all that is known. */
  void append(Page page) {
    Known known = Known.of(page);
    pages.addLast(known);
    known.keys().forEach(key -> newest.put(key, known));
  }

  /** The page before all that is known. */
  void prepend(Page page) {
    Known known = Known.of(page);
    pages.addFirst(known);
    known.keys().forEach(key -> newest.putIfAbsent(key, known));
  }

  /** Nothing is known any more. */
  void forgetAll() {
    pages.clear();
    newest.clear();
    wholeFeed = false;
  }

  /** There is no page before those known. */
  void reachesTheBeginning() {
    wholeFeed = true;
  }

  /** Whether no entry appended at {@code time} or later can be in a page that is not known. */
  boolean reachesBackTo(Instant time) {
    Known earliest = pages.peekFirst();
    return wholeFeed || (earliest != null && earliest.lastAt().isBefore(time));
  }

  /** Whether a page that is known, and was appended at {@code since} or later, has the envelope. */
  boolean has(EnvelopeKey key, Instant since) {
    Known page = newest.get(key);
    return page != null && !page.lastAt().isBefore(since);
  }

  /**
   * Forgets the pages that end before {@code time}, but for the newest of all and the newest of
   * those.
   */
  void forgetBefore(Instant time) {
    while (pages.size() > 2 && second().lastAt().isBefore(time)) {
      Known oldest = pages.removeFirst();
      oldest.keys().forEach(key -> newest.remove(key, oldest));
      wholeFeed = false;
    }
  }

  private Known second() {
    var oldestFirst = pages.iterator();
    oldestFirst.next();
    return oldestFirst.next();
  }
}
