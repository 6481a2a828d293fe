package io.signalbox.statistics;

import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Counts exactly: events, each at the time at which the journal got it, or what became of them at
 * their destinations, each outcome at the time at which it was written down.
 */
public final class Statistics {
  /** Sheets are written every few minutes: only a hub that was away has more to write. */
  private static final int SEGMENTS_BEHIND = 5;

  private final Table feeds;
  private final CountedLogs logs;
  private final HostKey key;
  private final Clock clock;
  private final Duration retention;
  private final SheetAnswers answers;
  private final int sheetsAtOnce;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   * @param sheetsAtOnce how many large sheets are counted at the same time
   */
  public Statistics(
      Table feeds,
      CountedLogs logs,
      HostKey key,
      Clock clock,
      Duration retention,
      int sheetsAtOnce) {
    this.feeds = feeds;
    this.logs = logs;
    this.key = key;
    this.clock = clock;
    this.retention = retention;
    this.answers = new SheetAnswers(clock);
    this.sheetsAtOnce = sheetsAtOnce;
  }

  /**
   * The figures of a question.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch where there is not, or the answer has too many rows
   */
  public Figures count(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    question.series().forEach(series -> of(series).count(counted, hasTime, hasTime));
    return counted.figures();
  }

  /**
   * The figures of a question by the sheets, with the little that is in none yet.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch also where more than {@value #SEGMENTS_BEHIND} sheets of a log are still to be
   *     written
   */
  public Figures ready(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    for (Series series : question.series()) {
      int[] left = {SEGMENTS_BEHIND};
      of(series).count(counted, hasTime, () -> --left[0] > 0 && hasTime.getAsBoolean());
    }
    return counted.figures();
  }

  /**
   * The figures of a question by the sheets alone: the last hour may be in none yet.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch where there is not
   */
  public Figures ofSheets(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    question.series().forEach(series -> of(series).addSheets(counted, hasTime));
    return counted.figures();
  }

  /**
   * Counts the logs' entries anew, without any sheet: the same figures for all that the logs still
   * have. It takes as long as it takes to read them.
   */
  public Figures recount(Question question, BooleanSupplier hasTime) {
    Counted counted = new Counted(question, since(question));
    question.series().forEach(series -> of(series).recount(counted, hasTime));
    return counted.figures();
  }

  private SeriesCount of(Series series) {
    return new SeriesCount(
        new SheetStore(feeds, retention, series), logs.of(series), key, answers, sheetsAtOnce);
  }

  private Instant since(Question question) {
    Instant kept = question.step().period(clock.instant().minus(question.step().kept(retention)));
    Instant least = kept.isBefore(Instant.EPOCH) ? Instant.EPOCH : kept;
    return question.from().isBefore(least) ? least : question.from();
  }
}
