package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.OutcomeFilter.Looked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Looks through ranges of the journal until enough is found, or enough was done. */
final class RangeScan {
  /** What envelopes may take in memory that an answer is made of. */
  private static final long BYTES_LIMIT = 16_000_000;

  /** Of so many entries, or so many bytes, the envelopes are asked for at once. */
  private static final int ENVELOPES_AT_ONCE = 100;

  private static final long BYTES_AT_ONCE = 4_000_000;

  private final RangeReader reader;
  private final JournalRows rows;
  private final EventSearch search;
  private final boolean newestFirst;
  private final int limit;
  private final SearchAccess access;
  private final OutcomeFilter outcomes;
  private final BooleanSupplier hasTime;
  private final List<Located> found = new ArrayList<>();
  private final Optional<Place> after;
  private Optional<Place> reached;
  private long bytes;
  private boolean isFull;
  private boolean isPast;

  RangeScan(
      RangeReader reader,
      JournalRows rows,
      EventSearch search,
      boolean newestFirst,
      Optional<Place> after,
      int limit,
      SearchAccess access,
      OutcomeFilter outcomes,
      BooleanSupplier hasTime) {
    this.reader = reader;
    this.rows = rows;
    this.search = search;
    this.newestFirst = newestFirst;
    this.after = after;
    this.reached = after;
    this.limit = limit;
    this.access = access;
    this.outcomes = outcomes;
    this.hasTime = hasTime;
  }

  /** What was found. There is more where the search stopped before its end. */
  Found found() {
    return new Found(found, isFull ? reached : Optional.empty());
  }

  /** Looks through ranges, which are in the search's order; whether it is to go on behind them. */
  boolean goesOnBehind(List<JournalRange> ranges) {
    Deque<JournalRange> left = new ArrayDeque<>();
    for (JournalRange range : ranges) {
      JournalRange rest = after.map(place -> range.and(behind(place))).orElse(range);
      if (!rest.isEmpty()) {
        left.add(rest);
      }
    }
    while (!left.isEmpty() && !isFull && !isPast) {
      List<Located> entries = reader.next(left, limit - found.size() + 1);
      if (!entries.isEmpty()) {
        look(entries);
        isFull = isFull || !hasTime.getAsBoolean();
      }
    }
    return !isFull;
  }

  private JournalRange behind(Place place) {
    return newestFirst
        ? new JournalRange(Position.START, place.position())
        : new JournalRange(place.position(), EventFinder.END);
  }

  private void look(List<Located> entries) {
    List<Located> candidates = new ArrayList<>();
    rows.each(
        entries,
        (located, row) -> {
          boolean isIn = !isEarly(located) && !isLate(located);
          if (isIn
              && search.matches(located.entry(), row)
              && access.mayFind(located, row)
              && mayHaveResult(located)) {
            candidates.add(located);
          }
        });
    int from = 0;
    while (from < candidates.size()) {
      int to = behindSome(candidates, from);
      find(candidates.subList(from, to));
      if (isFull) {
        return;
      }
      from = to;
      if (from < candidates.size() && !hasTime.getAsBoolean()) {
        isFull = true;
        return;
      }
    }
    Located last = entries.getLast();
    reached = Optional.of(behind(last));
    isPast = newestFirst ? isEarly(last) : isLate(last);
  }

  private boolean isEarly(Located located) {
    return located.entry().at().isBefore(search.from());
  }

  private boolean isLate(Located located) {
    return !located.entry().at().isBefore(search.to());
  }

  private static int behindSome(List<Located> candidates, int from) {
    int to = from;
    long some = 0;
    while (to < candidates.size() && to - from < ENVELOPES_AT_ONCE) {
      some += candidates.get(to).entry().sizeBytes();
      if (to > from && some > BYTES_AT_ONCE) {
        return to;
      }
      to++;
    }
    return to;
  }

  private void find(List<Located> candidates) {
    Looked looked = looked(candidates);
    List<Located> having =
        looked.entries().stream().filter(one -> looked.having().contains(one.position())).toList();
    Set<EnvelopeKey> given = having.isEmpty() ? Set.of() : access.given(having);
    for (Located one : looked.entries()) {
      if (looked.having().contains(one.position()) && given.contains(one.entry().key())) {
        int size = one.entry().sizeBytes();
        if (found.size() == limit || (!found.isEmpty() && bytes + size > BYTES_LIMIT)) {
          isFull = true;
          return;
        }
        bytes += size;
        found.add(one);
      }
      reached = Optional.of(behind(one));
    }
    isFull = looked.entries().size() < candidates.size();
  }

  private Looked looked(List<Located> candidates) {
    EventFilter filter = search.filter();
    return filter
        .result()
        .map(result -> outcomes.had(candidates, result, filter.destination(), hasTime))
        .orElseGet(
            () ->
                new Looked(
                    candidates,
                    candidates.stream().map(Located::position).collect(Collectors.toSet())));
  }

  private Place behind(Located located) {
    return new Place(newestFirst ? located.position() : located.next(), located.entry().at());
  }

  private boolean mayHaveResult(Located located) {
    EventFilter filter = search.filter();
    return filter.result().isEmpty() || outcomes.mayHave(located, filter.destination());
  }
}
