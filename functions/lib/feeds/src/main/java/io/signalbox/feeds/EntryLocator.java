package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.FeedObjects.Holder;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the entries of envelopes in a feed without a group. It reads what the feed got about the
 * time at which they came and, in a feed that ever got something late, what it got late. So the
 * cost does not grow with the feed, and a miss costs no more than a hit.
 */
public final class EntryLocator {
  private static final int ENTRIES_A_READ = 10_000;
  private static final Workers READS = new Workers(16);

  private final FeedLog feeds;
  private final LateEntries late;

  public EntryLocator(FeedLog feeds, Table table, Duration retention) {
    this.feeds = feeds;
    this.late = new LateEntries(table, retention);
  }

  /** A part of the feed, and which envelopes are looked for there. */
  private record Window(Instant begin, Instant end, Set<EnvelopeKey> keys) {}

  /** The entries that there are, in the order of the feed. */
  public List<Located> find(FeedId feed, List<Holder> holders) {
    List<Located> found = new ArrayList<>(look(feed, windows(holders, EntryLocator::near)));
    Set<EnvelopeKey> known = new HashSet<>();
    found.forEach(one -> known.add(one.entry().key()));
    List<Holder> left = holders.stream().filter(one -> !known.contains(one.key())).toList();
    if (!left.isEmpty()) {
      late.of(feed)
          .ifPresent(span -> found.addAll(look(feed, windows(left, one -> behind(one, span)))));
    }
    found.sort(Comparator.comparing(Located::position));
    return found;
  }

  private static Optional<Window> near(Holder holder) {
    return Optional.of(
        new Window(
            holder.acceptedAt().minus(FeedAppender.CLOCK_MARGIN),
            holder.acceptedAt().plus(LateEntries.NEAR),
            new HashSet<>(Set.of(holder.key()))));
  }

  private static Optional<Window> behind(Holder holder, LateEntries.Span span) {
    Instant begin = holder.acceptedAt().plus(LateEntries.NEAR);
    Instant end = holder.acceptedAt().plus(span.most());
    Window window =
        new Window(
            begin.isBefore(span.since()) ? span.since() : begin,
            end.isAfter(span.until()) ? span.until() : end,
            new HashSet<>(Set.of(holder.key())));
    return window.begin().isAfter(window.end()) ? Optional.empty() : Optional.of(window);
  }

  /** The windows of all, those that touch as one. */
  private static List<Window> windows(
      List<Holder> holders, Function<Holder, Optional<Window>> window) {
    List<Window> windows = new ArrayList<>();
    holders.stream()
        .flatMap(one -> window.apply(one).stream())
        .sorted(Comparator.comparing(Window::begin))
        .forEach(
            next -> {
              Window last = windows.isEmpty() ? null : windows.getLast();
              if (last == null || next.begin().isAfter(last.end())) {
                windows.add(next);
                return;
              }
              Instant end = last.end().isAfter(next.end()) ? last.end() : next.end();
              last.keys().addAll(next.keys());
              windows.set(windows.size() - 1, new Window(last.begin(), end, last.keys()));
            });
    return windows;
  }

  private List<Located> look(FeedId feed, List<Window> windows) {
    return windows.isEmpty() ? List.of() : READS.inParallel(windows, window -> look(feed, window));
  }

  private List<Located> look(FeedId feed, Window window) {
    List<Located> found = new ArrayList<>();
    Set<EnvelopeKey> left = window.keys();
    Position from = feeds.since(feed, window.begin());
    Position end = feeds.since(feed, window.end().plusNanos(1));
    while (!left.isEmpty() && from.compareTo(end) < 0) {
      Reading reading = feeds.read(feed, from, end, ENTRIES_A_READ, Long.MAX_VALUE);
      if (reading.entries().isEmpty()) {
        return found;
      }
      reading.entries().stream().filter(one -> left.remove(one.entry().key())).forEach(found::add);
      from = reading.next();
    }
    return found;
  }
}
