package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.statistics.SegmentReader.Segment;
import io.signalbox.statistics.SheetAnswers.Asked;
import io.signalbox.statistics.SheetHeadCodec.Head;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Adds up what one log has: by its sheets, the largest first, and behind their end by itself. */
final class SeriesCount {
  private final SheetStore sheets;
  private final HostKey key;
  private final CountedLog log;
  private final SegmentReader segments;
  private final SheetAnswers answers;

  SeriesCount(SheetStore sheets, CountedLog log, HostKey key, SheetAnswers answers) {
    this.sheets = sheets;
    this.answers = answers;
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
    for (Level level : List.of(Level.MONTH, Level.DAY, Level.HOUR)) {
      if (level.compareTo(counted.question().step()) <= 0) {
        last = addSheets(level, counted, last, hasTime);
      }
    }
    return last;
  }

  /** Adds the same without any sheet. */
  void recount(Counted counted, BooleanSupplier hasTime) {
    addLog(counted, Optional.empty(), hasTime);
  }

  /** Adds those behind the last sheet of a larger level; the last one that there is now. */
  private Optional<Sheet> addSheets(
      Level level, Counted counted, Optional<Sheet> behind, BooleanSupplier hasTime) {
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
          counted
              .of(head.sheet())
              .ifPresent(sums -> add(head, summaries, counted.question(), sums));
        }
        next = head.sheet().to();
        least = head.sheet().period();
      }
    }
    return last;
  }

  /** Adds a sheet: by its summary, if there is one. */
  private void add(Head head, SummaryStore.Reader summaries, Question question, Sums sums) {
    Optional<byte[]> summary = summaries.part(head);
    if (summary.isPresent()) {
      SheetPartCodec.addUp(summary.get(), head.version(), question, sums);
    } else if (head.parts().isEmpty()) {
      SheetPartCodec.addUp(head.part(), head.version(), question, sums);
    } else {
      addParts(head, question, sums);
    }
  }

  /** Adds the rows of a large sheet; what it answers is remembered, if it is not much. */
  private void addParts(Head head, Question question, Sums sums) {
    Asked asked = Asked.of(head.parts(), question);
    Optional<List<SheetRow>> known = answers.find(asked);
    if (known.isPresent()) {
      known.get().forEach(row -> add(row, question, sums));
      return;
    }
    Map<List<String>, EventCount> ofSheet = new HashMap<>();
    Sums some = values -> ofSheet.computeIfAbsent(values, unknown -> new EventCount());
    boolean isMuch = false;
    Iterator<byte[]> parts = sheets.parts(head);
    while (parts.hasNext()) {
      SheetPartCodec.addUp(parts.next(), head.version(), question, isMuch ? sums : some);
      if (ofSheet.size() > SheetAnswers.ROWS_MOST) {
        isMuch = true;
        rows(question, ofSheet).forEach(row -> add(row, question, sums));
        ofSheet.clear();
      }
    }
    List<SheetRow> rows = rows(question, ofSheet);
    rows.forEach(row -> add(row, question, sums));
    if (!isMuch) {
      answers.put(asked, rows);
    }
  }

  private static List<SheetRow> rows(Question question, Map<List<String>, EventCount> sums) {
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().row(Tuple.of(question.by(), sum.getKey())))
        .toList();
  }

  private static void add(SheetRow row, Question question, Sums sums) {
    sums.of(question.values(row.tuple())).add(row);
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
