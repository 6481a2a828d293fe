package io.signalbox.statistics;

import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Writes the sheets that are due. Whoever does so at the same time writes the same, and what died
 * between two writes is done again by the next.
 */
public final class SheetBuilder {
  /** By so much the last hour of an idle log is over before its sheet is written. */
  static final Duration IDLE = Duration.ofMinutes(5);

  private static final int MERGE_MINUTE = 10;
  private static final int MERGE_MINUTES = 10;

  private final List<SeriesBuilder> builders;
  private final Clock clock;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   */
  public SheetBuilder(Table feeds, CountedLogs logs, HostKey key, Clock clock, Duration retention) {
    this.clock = clock;
    this.builders = new ArrayList<>();
    builders.add(
        new SeriesBuilder(
            logs.of(Series.JOURNAL),
            new SheetStore(feeds, retention, Series.JOURNAL),
            new JournalIndex(feeds, retention),
            key,
            clock));
    for (int part = 0; part < Series.OUTCOMES.size(); part++) {
      Series series = Series.OUTCOMES.get(part);
      builders.add(
          new SeriesBuilder(
              logs.of(series),
              new SheetStore(feeds, retention, series),
              new OutcomeIndex(OutcomeIndex.of(feeds, retention, part)),
              key,
              clock));
    }
  }

  /**
   * Writes what is due, as far as there is time.
   *
   * @param hasTime whether there is enough time for one more sheet
   * @return how many sheets were written
   */
  public int build(BooleanSupplier hasTime) {
    boolean isTimeToMerge = isTimeToMerge();
    int written = 0;
    for (SeriesBuilder builder : builders) {
      written += builder.build(hasTime, isTimeToMerge);
    }
    return written;
  }

  /** Of an idle log the last day and month are over some time: once an hour is enough. */
  private boolean isTimeToMerge() {
    int minute = clock.instant().atOffset(ZoneOffset.UTC).getMinute();
    return minute >= MERGE_MINUTE && minute < MERGE_MINUTE + MERGE_MINUTES;
  }
}
