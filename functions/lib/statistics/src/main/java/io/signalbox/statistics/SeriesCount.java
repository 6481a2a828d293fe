package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.statistics.SegmentReader.Segment;
import io.signalbox.statistics.SheetHeadCodec.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Adds up what one log has: by its sheets, the largest first, and behind their end by itself. */
final class SeriesCount {
  private final SheetStore sheets;
  private final HostKey key;
  private final CountedLog log;
  private final SegmentReader segments;
  private final SheetAnswers answers;
  private final int sheetsAtOnce;

  /**
   * @param sheetsAtOnce how many large sheets are counted at the same time
   */
  SeriesCount(
      SheetStore sheets, CountedLog log, HostKey key, SheetAnswers answers, int sheetsAtOnce) {
    this.sheets = sheets;
    this.answers = answers;
    this.sheetsAtOnce = sheetsAtOnce;
    this.log = log;
    this.segments = new SegmentReader(log);
    this.key = key;
  }

  /**
   * Adds all that is asked for.
   *
   * @param hasTime whether there is time to read on
   * @param hasTimeBehind the same for what is in no sheet yet
   */
  void count(Counted counted, BooleanSupplier hasTime, BooleanSupplier hasTimeBehind) {
    addLog(counted, addSheets(counted, hasTime), hasTimeBehind);
  }

  /** Adds what is in sheets; the last one that there is now. */
  Optional<Sheet> addSheets(Counted counted, BooleanSupplier hasTime) {
    Optional<Sheet> last = Optional.empty();
    try (SheetCounts counts = new SheetCounts(sheets, answers, counted.question(), sheetsAtOnce)) {
      for (Level level : List.of(Level.MONTH, Level.DAY, Level.HOUR)) {
        if (level.compareTo(counted.question().step()) <= 0) {
          last = addSheets(level, counted, counts, last, hasTime);
        }
      }
      counts.finish();
    }
    return last;
  }

  /** Adds the same without any sheet. */
  void recount(Counted counted, BooleanSupplier hasTime) {
    addLog(counted, Optional.empty(), hasTime);
  }

  /** Adds those behind the last sheet of a larger level; the last one that there is now. */
  private Optional<Sheet> addSheets(
      Level level,
      Counted counted,
      SheetCounts counts,
      Optional<Sheet> behind,
      BooleanSupplier hasTime) {
    Optional<Sheet> last = sheets.newest(level);
    Position next = behind.map(Sheet::to).orElse(Position.START);
    if (last.isEmpty() || last.get().to().compareTo(next) <= 0) {
      return behind;
    }
    Instant least = behind.map(Sheet::period).orElse(Instant.EPOCH);
    least = least.isBefore(counted.since()) ? counted.since() : least;
    SummaryStore.Reader summaries = sheets.summaries(level, counted.question().dimensions());
    while (next.compareTo(last.get().to()) < 0) {
      List<Head> heads = sheets.heads(level, least, counted.question().to().orElse(null), next);
      if (heads.isEmpty()) {
        break;
      }
      for (Head head : heads) {
        if (head.sheet().to().compareTo(last.get().to()) <= 0) {
          require(hasTime);
          counted.of(head.sheet()).ifPresent(sums -> add(head, summaries, counts, sums));
        }
        next = head.sheet().to();
        least = head.sheet().period();
      }
    }
    return last;
  }

  /** Adds a sheet: by its summary, if there is one. */
  private static void add(Head head, SummaryStore.Reader summaries, SheetCounts counts, Sums sums) {
    Optional<byte[]> summary = summaries.part(head);
    if (summary.isPresent()) {
      counts.add(summary.get(), head.version(), sums);
    } else if (head.parts().isEmpty()) {
      counts.add(head.part(), head.version(), sums);
    } else {
      counts.addParts(head, sums);
    }
  }

  /** Times only rise in a log, so nothing behind a sheet is of an earlier period. */
  private void addLog(Counted counted, Optional<Sheet> behind, BooleanSupplier hasTime) {
    Optional<Instant> to = counted.question().to();
    if (behind.isPresent() && isOver(to, behind.get().period())) {
      return;
    }
    Position next = behind.map(Sheet::to).orElse(Position.START);
    if (behind.map(Sheet::period).orElse(Instant.EPOCH).isBefore(counted.since())) {
      Position begin = log.since(counted.since());
      next = begin.compareTo(next) > 0 ? begin : next;
    }
    HostHash hash = key.forQuestion();
    Optional<Segment> segment = segments.read(next, hash, entry -> {});
    while (segment.isPresent() && !isOver(to, segment.get().sheet().period())) {
      Segment one = segment.get();
      counted.add(one.sheet(), one.rows());
      if (!one.isFull()) {
        return;
      }
      require(hasTime);
      segment = segments.read(one.sheet().to(), hash, entry -> {});
    }
  }

  private static boolean isOver(Optional<Instant> to, Instant period) {
    return to.isPresent() && !period.isBefore(to.get());
  }

  private static void require(BooleanSupplier hasTime) {
    if (!hasTime.getAsBoolean()) {
      throw new TooMuch(TooMuch.Reason.UNCOUNTED);
    }
  }
}
