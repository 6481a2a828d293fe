package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.statistics.CountedLog.Mark;
import io.signalbox.statistics.SegmentReader.Segment;
import io.signalbox.statistics.SheetHeadCodec.Head;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes the sheets of one log that are due. */
final class SeriesBuilder {
  /** A larger number of sheets is merged into several, which bounds the memory that it takes. */
  static final int SHEETS_A_MERGE = 48;

  private final CountedLog log;
  private final SegmentReader segments;
  private final SheetStore sheets;
  private final LogIndex index;
  private final HostKey key;
  private final Clock clock;

  /**
   * @param index what else is written of the log
   */
  SeriesBuilder(CountedLog log, SheetStore sheets, LogIndex index, HostKey key, Clock clock) {
    this.log = log;
    this.segments = new SegmentReader(log);
    this.sheets = sheets;
    this.index = index;
    this.key = key;
    this.clock = clock;
  }

  /**
   * Writes what is due, as far as there is time.
   *
   * @param isTimeToMerge whether to look for sheets to merge where no hour was due
   * @return how many sheets were written
   */
  int build(BooleanSupplier hasTime, boolean isTimeToMerge) {
    Optional<Mark> newest = log.newest();
    if (newest.isEmpty()) {
      return 0;
    }
    int written = 0;
    while (hasTime.getAsBoolean() && buildHour(newest.get())) {
      written++;
    }
    if (written > 0 || isTimeToMerge) {
      while (hasTime.getAsBoolean() && merge(Level.HOUR, Level.DAY)) {
        written++;
      }
      while (hasTime.getAsBoolean() && merge(Level.DAY, Level.MONTH)) {
        written++;
      }
    }
    return written;
  }

  private boolean buildHour(Mark newest) {
    Optional<Head> last = sheets.newestHead(Level.HOUR);
    Position from = last.map(head -> head.sheet().to()).orElseGet(this::counted);
    if (!isDue(from, newest)) {
      return false;
    }
    HostHash hash = key.forSheets();
    LogIndex.Part part = index.part(hash, last.map(Head::isIndexed).orElse(true));
    Optional<Segment> segment = segments.read(from, hash, part);
    if (segment.isEmpty()) {
      return false;
    }
    part.put(segment.get().sheet());
    sheets.put(segment.get().sheet(), segment.get()::rows);
    return true;
  }

  /** Up to where the log is counted where the sheets of hours are past retention. */
  private Position counted() {
    Position ofDays = sheets.end(Level.DAY);
    return ofDays.equals(Position.START) ? sheets.end(Level.MONTH) : ofDays;
  }

  /** Whether the hour is over, or the pages are enough, without reading all of them. */
  private boolean isDue(Position from, Mark newest) {
    if (newest.position().compareTo(from) < 0) {
      return false;
    }
    Optional<Mark> first = log.first(from);
    if (first.isEmpty()) {
      return false;
    }
    Instant end = Level.HOUR.end(Level.HOUR.period(first.get().at()));
    long pages = newest.position().page() - first.get().position().page();
    return !newest.at().isBefore(end)
        || pages >= SegmentReader.PAGES_A_SHEET
        || clock.instant().isAfter(end.plus(SheetBuilder.IDLE));
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
    if (!isFull
        && !clock.instant().isAfter(target.end(period).plus(SheetBuilder.IDLE.multipliedBy(2)))) {
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
