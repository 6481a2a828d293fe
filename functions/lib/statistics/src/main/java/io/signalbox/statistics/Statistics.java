package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.SegmentReader.Segment;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Counts events exactly: by the sheets, the largest first, and behind their end by the journal. An
 * event counts at the time at which the journal got it.
 */
public final class Statistics {
  private final SheetStore sheets;
  private final HostKey key;
  private final FeedLog journal;
  private final SegmentReader segments;
  private final Clock clock;
  private final Duration retention;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   */
  public Statistics(
      Table feeds, EnvelopeStore envelopes, HostKey key, Clock clock, Duration retention) {
    this.sheets = new SheetStore(feeds, retention);
    this.journal = new FeedLog(feeds, clock, retention);
    this.segments = new SegmentReader(journal, new JournalRows(envelopes));
    this.key = key;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * The figures of a question.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch where there is not, or the answer has too many rows
   */
  public Figures count(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    Optional<Sheet> last = Optional.empty();
    for (Level level : List.of(Level.MONTH, Level.DAY, Level.HOUR)) {
      if (level.compareTo(question.step()) <= 0) {
        last = addSheets(level, counted, last, hasTime);
      }
    }
    addJournal(counted, last, hasTime);
    return counted.figures();
  }

  /**
   * Counts the journal's entries anew, without any sheet: the same figures for all that the journal
   * still has. It takes as long as it takes to read the journal.
   */
  public Figures recount(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    addJournal(counted, Optional.empty(), hasTime);
    return counted.figures();
  }

  private Instant since(Question question) {
    Instant kept = question.step().period(clock.instant().minus(question.step().kept(retention)));
    Instant least = kept.isBefore(Instant.EPOCH) ? Instant.EPOCH : kept;
    return question.from().isBefore(least) ? least : question.from();
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
    while (next.compareTo(last.get().to()) < 0) {
      List<Head> heads = sheets.heads(level, least, counted.question().to().orElse(null), next);
      if (heads.isEmpty()) {
        break;
      }
      for (Head head : heads) {
        if (head.sheet().to().compareTo(last.get().to()) <= 0) {
          require(hasTime);
          counted.add(head.sheet(), sheets.rows(head));
        }
        next = head.sheet().to();
        least = head.sheet().period();
      }
    }
    return last;
  }

  /** Times only rise in the journal, so nothing behind a sheet is of an earlier period. */
  private void addJournal(Counted counted, Optional<Sheet> behind, BooleanSupplier hasTime) {
    Optional<Instant> to = counted.question().to();
    if (behind.isPresent() && isOver(to, behind.get().period())) {
      return;
    }
    Position next = behind.map(Sheet::to).orElse(Position.START);
    if (behind.map(Sheet::period).orElse(Instant.EPOCH).isBefore(counted.since())) {
      Position begin = journal.since(FeedId.JOURNAL, counted.since());
      next = begin.compareTo(next) > 0 ? begin : next;
    }
    HostHash hash = key.forQuestion();
    Optional<Segment> segment = segments.read(next, hash, row -> {});
    while (segment.isPresent() && !isOver(to, segment.get().sheet().period())) {
      Segment one = segment.get();
      counted.add(one.sheet(), one.rows());
      if (!one.isFull()) {
        return;
      }
      require(hasTime);
      segment = segments.read(one.sheet().to(), hash, row -> {});
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
