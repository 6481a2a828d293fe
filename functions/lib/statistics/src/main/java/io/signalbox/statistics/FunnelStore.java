package io.signalbox.statistics;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The figures of days that change no more, an item each, kept like the sheets of days. */
final class FunnelStore {
  private static final String PARTITION = "~statistics/funnel";
  private static final byte VERSION = 1;
  private static final int BODY_BYTES = 1 + 5 * Long.BYTES;

  private final Table table;
  private final Duration retention;

  FunnelStore(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /** Keeps a day's figures, unless others stand. */
  void put(FunnelDay day) {
    ByteBuffer body =
        ByteBuffer.allocate(BODY_BYTES)
            .put(VERSION)
            .putLong(day.events())
            .putLong(day.contact())
            .putLong(day.taken())
            .putLong(day.answered())
            .putLong(day.gone());
    Instant end = Level.DAY.end(day.day().atStartOfDay(ZoneOffset.UTC).toInstant());
    table.insertIfAbsent(
        Draft.of(key(day.day()), Body.of(body.array()))
            .expiringAt(end.plus(Level.DAY.kept(retention))));
  }

  Optional<FunnelDay> find(LocalDate day) {
    return table.get(key(day), Consistency.STRONG).map(FunnelStore::day);
  }

  /** Those before {@code to}, in their order. */
  List<FunnelDay> kept(LocalDate from, LocalDate to) {
    int days = (int) ChronoUnit.DAYS.between(from, to);
    Range range = Range.ascending(PARTITION, days).from(key(from).sort()).to(key(to).sort());
    return table.query(range, Consistency.STRONG).stream().map(FunnelStore::day).toList();
  }

  /** The last day that is kept. */
  Optional<LocalDate> newest() {
    return table.query(Range.descending(PARTITION, 1), Consistency.STRONG).stream()
        .findFirst()
        .map(item -> day(item).day());
  }

  private static FunnelDay day(Item item) {
    ByteBuffer body = ByteBuffer.wrap(item.body().bytes());
    byte version = body.get();
    if (version != VERSION) {
      throw new IllegalStateException("Its format's version is not known here: " + version);
    }
    return new FunnelDay(
        LocalDate.parse(item.key().sort()),
        body.getLong(),
        body.getLong(),
        body.getLong(),
        body.getLong(),
        body.getLong(),
        true);
  }

  private static Key key(LocalDate day) {
    return new Key(PARTITION, day.toString());
  }
}
