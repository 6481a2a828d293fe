package io.signalbox.statistics;

import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many events each feed of each sender had in an hour, by the sheets. */
public final class HourlyCounts {
  private static final Instant FIRST_PERIOD = Instant.EPOCH;

  private final SheetStore sheets;
  private final FeedLog journal;
  private final Clock clock;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   */
  public HourlyCounts(Table feeds, Clock clock, Duration retention) {
    this.sheets = new SheetStore(feeds, retention, Series.JOURNAL);
    this.journal = new FeedLog(feeds, clock, retention);
    this.clock = clock;
  }

  /** The first hour that has a sheet, from one hour on; empty where there is none. */
  public Optional<Instant> first(Instant from) {
    Instant least = from.isBefore(FIRST_PERIOD) ? FIRST_PERIOD : from;
    return sheets.heads(Level.HOUR, least, null, Position.START).stream()
        .findFirst()
        .map(head -> head.sheet().period());
  }

  /** The first hour that may get more events, or has some that are in no sheet yet. */
  public Instant end() {
    return journal
        .entry(FeedId.JOURNAL, sheets.end(Level.HOUR))
        .map(Entry::at)
        .map(Level.HOUR::period)
        .orElseGet(() -> Level.HOUR.period(clock.instant().minus(SheetBuilder.IDLE)));
  }

  /** The events of an hour before {@link #end}. Feeds without events are left out. */
  public Map<Source, Long> of(Instant hour) {
    Map<Source, Long> counts = new HashMap<>();
    Position behind = Position.START;
    Instant end = Level.HOUR.end(hour);
    while (true) {
      List<Head> heads = sheets.heads(Level.HOUR, hour, end, behind);
      if (heads.isEmpty()) {
        return counts;
      }
      for (Head head : heads) {
        add(sheets.rows(head), counts);
        behind = head.sheet().to();
      }
    }
  }

  private static void add(Iterator<SheetRow> rows, Map<Source, Long> counts) {
    while (rows.hasNext()) {
      SheetRow row = rows.next();
      Tuple tuple = row.tuple();
      Source source =
          new Source(
              tuple.get(Dimension.SENDER),
              tuple.get(Dimension.PROVIDER),
              tuple.get(Dimension.FEED));
      counts.merge(source, row.events(), Long::sum);
    }
  }
}
