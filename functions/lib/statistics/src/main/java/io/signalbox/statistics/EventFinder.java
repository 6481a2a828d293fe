package io.signalbox.statistics;

import io.signalbox.delivery.log.ConcernedEvents;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.FeedPages;
import io.signalbox.feeds.Position;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds events in the journal: in the hours whose sheets have all keys of a search, and behind the
 * last sheet in all there is. A search goes through slices of time, the newest or the oldest first.
 */
public final class EventFinder {
  /** The first slices are short: the first of many hits is soon found. */
  private static final List<Duration> SLICES =
      List.of(Duration.ofDays(2), Duration.ofDays(8), Duration.ofDays(30));

  /** Behind all positions. */
  static final Position END = new Position(Long.MAX_VALUE / 10_000, 0);

  private final SheetStore sheets;
  private final KeyFilters filters;
  private final Table feeds;
  private final OutcomeLog outcomes;
  private final FeedLog journal;
  private final FeedPages pages;
  private final JournalRows rows;
  private final DeliveryLog log;
  private final NoticeEntries notices;
  private final Clock clock;
  private final Duration retention;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   * @param deliveries the table of the delivery log
   */
  public EventFinder(
      Table feeds, EnvelopeStore envelopes, Table deliveries, Clock clock, Duration retention) {
    this.sheets = new SheetStore(feeds, retention, Series.JOURNAL);
    this.filters = new KeyFilters(feeds, retention);
    this.feeds = feeds;
    this.outcomes = new OutcomeLog(deliveries, clock, retention);
    this.journal = new FeedLog(feeds, clock, retention);
    this.pages = new FeedPages(feeds);
    this.rows = new JournalRows(envelopes);
    this.log = new DeliveryLog(deliveries, clock, retention);
    this.notices =
        new NoticeEntries(new Tickets(deliveries, clock, retention), log, journal, envelopes);
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * A part of what a search finds.
   *
   * @param after where the part before ended
   * @param limit how many entries at the most
   * @param access what may be found
   * @param hasTime whether there is time to look on; if not, what was found is the answer
   */
  public Found find(
      EventSearch search,
      boolean newestFirst,
      Optional<Place> after,
      int limit,
      SearchAccess access,
      BooleanSupplier hasTime) {
    Optional<ResultEvents> events =
        search
            .filter()
            .result()
            .filter(ConcernedEvents::areNoted)
            .map(wanted -> new ResultEvents(feeds, outcomes, retention, wanted));
    RangeScan scan =
        new RangeScan(
            new RangeReader(journal, pages, newestFirst),
            rows,
            search,
            newestFirst,
            after,
            limit,
            access,
            new OutcomeFilter(journal, log, newestFirst, events),
            hasTime);
    Optional<Sheet> last = sheets.newest(Level.HOUR);
    Position counted = last.map(Sheet::to).orElse(Position.START);
    JournalRange asked = asked(search);
    List<JournalRange> uncounted = List.of(new JournalRange(counted, END).and(asked));
    JournalRange sheet = new JournalRange(Position.START, counted).and(asked);
    if (search.filter().ticket().isPresent()) {
      List<JournalRange> places =
          notices.of(search.filter().ticket().get()).stream()
              .map(place -> place.and(asked))
              .toList();
      scan.goesOnBehind(newestFirst ? places.reversed() : places);
    } else if (search.keys().isEmpty() && !search.filter().hasTime() && events.isEmpty()) {
      scan.goesOnBehind(List.of(asked));
    } else if (newestFirst) {
      if (scan.goesOnBehind(uncounted)) {
        scanHours(scan, search, hours(search, last, after, true), sheet, events, true);
      }
    } else if (scanHours(scan, search, hours(search, last, after, false), sheet, events, false)) {
      scan.goesOnBehind(uncounted);
    }
    return scan.found();
  }

  /** The part of the journal that is of the time of a search. */
  private JournalRange asked(EventSearch search) {
    Instant now = clock.instant();
    return new JournalRange(
        search.from().isAfter(now.minus(retention))
            ? journal.since(FeedId.JOURNAL, search.from())
            : Position.START,
        search.to().isBefore(now) ? journal.since(FeedId.JOURNAL, search.to()) : END);
  }

  /** The hours in which sheets can have what is left of a search. */
  private Hours hours(
      EventSearch search, Optional<Sheet> last, Optional<Place> after, boolean newestFirst) {
    Instant least = later(search.from(), clock.instant().minus(retention).minus(SLICES.getLast()));
    Instant most = last.map(Sheet::period).orElse(Instant.EPOCH);
    most = search.to().isBefore(most) ? search.to() : most;
    if (after.isPresent()) {
      Instant at = after.get().at();
      least = newestFirst ? least : later(least, at);
      most = newestFirst && at.isBefore(most) ? at : most;
    }
    return new Hours(
        Level.HOUR.period(later(least, Instant.EPOCH)), Level.HOUR.end(Level.HOUR.period(most)));
  }

  private boolean scanHours(
      RangeScan scan,
      EventSearch search,
      Hours all,
      JournalRange within,
      Optional<ResultEvents> events,
      boolean newestFirst) {
    KeyFilterReader reader = reader(search, all, newestFirst, within, events);
    Hours left = all;
    for (int number = 0; !left.isEmpty(); number++) {
      Duration length = SLICES.get(Math.min(number, SLICES.size() - 1));
      Hours slice = newestFirst ? left.last(length) : left.first(length);
      List<JournalRange> ranges =
          reader.having(slice.from(), slice.to()).stream().map(range -> range.and(within)).toList();
      if (!scan.goesOnBehind(newestFirst ? ranges.reversed() : ranges)) {
        return false;
      }
      left = newestFirst ? new Hours(left.from(), slice.from()) : new Hours(slice.to(), left.to());
    }
    return scan.goesOnBehind(reader.rest());
  }

  private KeyFilterReader reader(
      EventSearch search,
      Hours hours,
      boolean newestFirst,
      JournalRange within,
      Optional<ResultEvents> events) {
    SheetNotes.Wanted wanted =
        new SheetNotes.Wanted(
            search.filter().from(), search.filter().to(), events.map(some -> some::mayHave));
    return new KeyFilterReader(
        filters.items(search.keys(), hours.from(), hours.to(), newestFirst),
        wanted.isSomething()
            ? filters.notes(wanted, hours.from(), hours.to(), newestFirst)
            : List.of(),
        newestFirst,
        within);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whole hours, from one on and before the other. */
  private record Hours(Instant from, Instant to) {
    boolean isEmpty() {
      return !from.isBefore(to);
    }

    Hours first(Duration length) {
      Instant end = from.plus(length);
      return new Hours(from, end.isBefore(to) ? end : to);
    }

    Hours last(Duration length) {
      return new Hours(later(from, to.minus(length)), to);
    }
  }
}
