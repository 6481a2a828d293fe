package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.SegmentReader.Segment;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Writes the sheets that are due. Whoever does so at the same time writes the same, and what died
 * between two writes is done again by the next.
 */
public final class SheetBuilder {
  /** By so much the last hour of an idle journal is over before its sheet is written. */
  static final Duration IDLE = Duration.ofMinutes(5);

  private static final int MERGE_MINUTE = 10;
  private static final int MERGE_MINUTES = 10;

  /** A larger number of sheets is merged into several, which bounds the memory that it takes. */
  static final int SHEETS_A_MERGE = 48;

  private final FeedLog journal;
  private final SegmentReader segments;
  private final SheetStore sheets;
  private final KeyFilters filters;
  private final HostKey key;
  private final Clock clock;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   */
  public SheetBuilder(
      Table feeds, EnvelopeStore envelopes, HostKey key, Clock clock, Duration retention) {
    this.journal = new FeedLog(feeds, clock, retention);
    this.segments = new SegmentReader(journal, new JournalRows(envelopes));
    this.key = key;
    this.sheets = new SheetStore(feeds, retention);
    this.filters = new KeyFilters(feeds, retention);
    this.clock = clock;
  }

  /**
   * Writes what is due, as far as there is time.
   *
   * @param hasTime whether there is enough time for one more sheet
   * @return how many sheets were written
   */
  public int build(BooleanSupplier hasTime) {
    int written = 0;
    while (hasTime.getAsBoolean() && buildHour()) {
      written++;
    }
    if (written > 0 || isTimeToMerge()) {
      while (hasTime.getAsBoolean() && merge(Level.HOUR, Level.DAY)) {
        written++;
      }
      while (hasTime.getAsBoolean() && merge(Level.DAY, Level.MONTH)) {
        written++;
      }
    }
    return written;
  }

  /** Of an idle journal the last day and month are over some time: once an hour is enough. */
  private boolean isTimeToMerge() {
    int minute = clock.instant().atOffset(ZoneOffset.UTC).getMinute();
    return minute >= MERGE_MINUTE && minute < MERGE_MINUTE + MERGE_MINUTES;
  }

  private boolean buildHour() {
    Position from = sheets.end(Level.HOUR);
    if (!isDue(from)) {
      return false;
    }
    KeySet keys = new KeySet();
    Optional<Segment> segment =
        segments.read(from, key.forSheets(), row -> SearchKeys.each(row, keys::add));
    if (segment.isEmpty()) {
      return false;
    }
    filters.put(segment.get().sheet(), keys.sorted());
    sheets.put(segment.get().sheet(), segment.get()::rows);
    return true;
  }

  /** Whether the hour is over, or the pages are enough, without reading all of them. */
  private boolean isDue(Position from) {
    Optional<Located> newest = journal.newest(FeedId.JOURNAL);
    if (newest.isEmpty() || newest.get().next().compareTo(from) <= 0) {
      return false;
    }
    Optional<Entry> there = journal.entry(FeedId.JOURNAL, from);
    // Before the journal's first page, and where pages are past retention, a later one has it.
    Optional<Located> later =
        there.isPresent() ? Optional.empty() : journal.oldest(FeedId.JOURNAL, from);
    Optional<Entry> next = there.or(() -> later.map(Located::entry));
    if (next.isEmpty()) {
      return false;
    }
    Instant end = Level.HOUR.end(Level.HOUR.period(next.get().at()));
    long firstPage = later.map(one -> one.position().page()).orElse(from.page());
    long pages = newest.get().position().page() - firstPage;
    return !newest.get().entry().at().isBefore(end)
        || pages >= SegmentReader.PAGES_A_SHEET
        || clock.instant().isAfter(end.plus(IDLE));
  }

  private boolean merge(Level source, Level target) {
    List<Head> heads = new ArrayList<>();
    boolean isFull = collect(source, target, heads);
    if (heads.isEmpty()) {
      return false;
    }
    Sheet first = heads.getFirst().sheet();
    Instant period = target.period(first.period());
    // What comes late is in a sheet of its own.
    if (!isFull && !clock.instant().isAfter(target.end(period).plus(IDLE.multipliedBy(2)))) {
      return false;
    }
    Sheet sheet =
        new Sheet(
            target,
            period,
            first.from(),
            heads.getLast().sheet().to(),
            heads.stream().allMatch(head -> head.sheet().isWhole()),
            heads.stream().mapToLong(head -> head.sheet().events()).sum());
    sheets.put(sheet, () -> new MergedRows(heads.stream().map(sheets::rows).toList()));
    return true;
  }

  /** Takes what the next sheet merges; whether there is more behind it. */
  private boolean collect(Level source, Level target, List<Head> heads) {
    Optional<Sheet> last = sheets.newest(target);
    Position behind = last.map(Sheet::to).orElse(Position.START);
    Instant least = last.map(Sheet::period).orElse(Instant.EPOCH);
    while (true) {
      List<Head> more = sheets.heads(source, least, null, behind);
      if (more.isEmpty()) {
        return false;
      }
      for (Head head : more) {
        Instant period = head.sheet().period();
        boolean isOther =
            !heads.isEmpty()
                && !target.period(period).equals(target.period(heads.getFirst().sheet().period()));
        if (isOther || heads.size() == SHEETS_A_MERGE) {
          return true;
        }
        heads.add(head);
        behind = head.sheet().to();
        least = period;
      }
    }
  }
}
