package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Counts how far the events of a day came: to a responsible contact, to its server, to an answer,
 * and whether their hosts were seen no more. A day is counted from the logs; once the days after it
 * are over, what is found there changes no more, and the first who counts it keeps the figures.
 */
public final class Funnel {
  /** So long an answer, or the next event of the same host, counts. */
  static final int DAYS_AFTER = 7;

  /** The journal gets nearly all events so soon after their feeds do. */
  static final Duration ROUTED_WITHIN = Duration.ofMinutes(15);

  /** What happened at the end of the last day is written down by then. */
  private static final Duration SETTLED = Duration.ofHours(1);

  /** Once an hour, at its beginning, is enough. */
  private static final int MINUTES_OF_BUILDING = 5;

  private static final int ENTRIES_A_READ = 2_000;
  private static final int EVENTS_A_CHUNK = 20_000;

  private final FunnelStore store;
  private final FunnelLogs current;

  /** For days of which all was written an hour ago or earlier. */
  private final FunnelLogs settled;

  private final JournalRows rows;
  private final SightingsStore seen;
  private final HostKey key;
  private final Clock clock;
  private final Duration retention;

  /**
   * @param feeds the table of feeds, which also holds the figures
   * @param deliveries the table of the delivery log
   */
  public Funnel(
      Table feeds,
      EnvelopeStore envelopes,
      Table deliveries,
      HostKey key,
      Clock clock,
      Duration retention) {
    this.seen = new SightingsStore(feeds);
    this.key = key;
    this.store = new FunnelStore(feeds, retention);
    this.current = FunnelLogs.of(feeds, deliveries, clock, retention);
    this.settled =
        FunnelLogs.of(new EventualTable(feeds), new EventualTable(deliveries), clock, retention);
    this.rows = new JournalRows(envelopes);
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Keeps the figures of days that changes no more, as far as there is time.
   *
   * @return how many days were counted
   */
  public int build(BooleanSupplier hasTime) {
    if (clock.instant().atOffset(ZoneOffset.UTC).getMinute() >= MINUTES_OF_BUILDING) {
      return 0;
    }
    LocalDate last = day(clock.instant().minus(SETTLED)).minusDays(DAYS_AFTER + 1L);
    Optional<LocalDate> first = firstOfJournal();
    if (first.isEmpty() || store.find(last).isPresent()) {
      return 0;
    }
    int counted = 0;
    LocalDate day = store.newest().map(known -> known.plusDays(1)).orElse(first.get());
    day = day.isBefore(first.get()) ? first.get() : day;
    while (!day.isAfter(last) && hasTime.getAsBoolean()) {
      try {
        store.put(count(day, true, hasTime));
      } catch (TooMuch notNow) {
        return counted;
      }
      counted++;
      day = day.plusDays(1);
    }
    return counted;
  }

  /** The first day of which the journal still has all. */
  private Optional<LocalDate> firstOfJournal() {
    Optional<Instant> oldest =
        current.feeds().oldest(FeedId.JOURNAL, Position.START).map(located -> located.entry().at());
    LocalDate least = day(clock.instant().minus(retention)).plusDays(1);
    return oldest.map(Funnel::day).map(day -> day.isBefore(least) ? least : day);
  }

  /**
   * The figures of a day: those that were kept, or else as far as is known by now.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch where there is not
   */
  public FunnelDay of(LocalDate day, BooleanSupplier hasTime) {
    Optional<FunnelDay> kept = store.find(day);
    if (kept.isEmpty() && !hasTime.getAsBoolean()) {
      throw new TooMuch(TooMuch.Reason.UNCOUNTED);
    }
    return kept.orElseGet(() -> count(day, true, hasTime));
  }

  /** The figures that were kept of days before {@code to}, in their order. */
  public List<FunnelDay> kept(LocalDate from, LocalDate to) {
    return store.kept(from, to);
  }

  /** The figures of a day by the logs alone. */
  public FunnelDay count(LocalDate day, BooleanSupplier hasTime) {
    return count(day, false, hasTime);
  }

  private FunnelDay count(LocalDate day, boolean usesSightings, BooleanSupplier hasTime) {
    Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = begin.plus(1, ChronoUnit.DAYS);
    Instant over = end.plus(DAYS_AFTER, ChronoUnit.DAYS);
    boolean isFinal = !clock.instant().isBefore(over.plus(SETTLED));
    FunnelLogs logs = isFinal ? settled : current;
    Sightings ofDay = new Sightings(key.forQuestion());
    OptionalLong keyMark = usesSightings ? OptionalLong.of(ofDay.keyMark()) : OptionalLong.empty();
    see(logs.feeds(), begin, end, keyMark, hasTime, ofDay);
    FunnelSightings sightings = new FunnelSightings(ofDay);
    see(logs.feeds(), end, over, keyMark, hasTime, sightings);
    // What the journal gets first on this day may have gone out on the day before.
    NoticeAnswers answers =
        new NoticeAnswers(logs.tickets(), day(begin.minus(ROUTED_WITHIN)), over);
    FunnelDay[] sum = {new FunnelDay(day, 0, 0, 0, 0, 0, isFinal)};
    FunnelChunk[] chunk = {new FunnelChunk(logs.feeds(), logs.deliveries(), answers, over)};
    read(
        logs.feeds(),
        logs.feeds().since(FeedId.JOURNAL, begin),
        Optional.empty(),
        begin,
        end,
        hasTime,
        (located, row) -> {
          chunk[0].add(located.entry(), row);
          if (chunk[0].size() == EVENTS_A_CHUNK) {
            sum[0] = chunk[0].addTo(sum[0], sightings);
            chunk[0] = new FunnelChunk(logs.feeds(), logs.deliveries(), answers, over);
          }
        });
    return chunk[0].addTo(sum[0], sightings);
  }

  /**
   * Gives what was seen in a time: as it was written beside the sheets, and each event of the rest.
   *
   * @param keyMark of the key of the hashes; empty to look at each event
   */
  private void see(
      FeedLog feeds,
      Instant from,
      Instant to,
      OptionalLong keyMark,
      BooleanSupplier hasTime,
      SightingsSink sink) {
    Position[] next = {feeds.since(FeedId.JOURNAL, from)};
    BiConsumer<Located, JournalRow> each = (_, row) -> sink.add(row);
    keyMark.ifPresent(
        mark ->
            seen.each(
                from,
                to,
                mark,
                one -> {
                  if (one.range().to().compareTo(next[0]) > 0) {
                    read(feeds, next[0], Optional.of(one.range().from()), from, to, hasTime, each);
                    sink.addAll(one.hashes());
                    next[0] = one.range().to();
                  }
                }));
    read(feeds, next[0], Optional.empty(), from, to, hasTime, each);
  }

  /** Gives the events of a time; a change of one is none. */
  private void read(
      FeedLog feeds,
      Position begin,
      Optional<Position> end,
      Instant from,
      Instant to,
      BooleanSupplier hasTime,
      BiConsumer<Located, JournalRow> consumer) {
    Position next = begin;
    while (end.isEmpty() || next.compareTo(end.get()) < 0) {
      Reading reading =
          feeds.read(FeedId.JOURNAL, next, end.orElse(null), ENTRIES_A_READ, Long.MAX_VALUE);
      rows.each(
          reading.entries(),
          (located, row) -> {
            boolean isIn =
                !located.entry().at().isBefore(from) && located.entry().at().isBefore(to);
            if (isIn && !located.entry().key().isUpdate()) {
              consumer.accept(located, row);
            }
          });
      if (reading.entries().isEmpty() || !reading.entries().getLast().entry().at().isBefore(to)) {
        return;
      }
      if (!hasTime.getAsBoolean()) {
        throw new TooMuch(TooMuch.Reason.UNCOUNTED);
      }
      next = reading.next();
    }
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
