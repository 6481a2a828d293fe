package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sheets, beside the feeds. The heads of a level are one partition, in the order of the
 * journal. The parts of a large sheet have a partition of their own, which the head names: a sheet
 * stands when its head does.
 */
final class SheetStore {
  /** So that many sheets can be merged, with a part of each in memory. */
  static final int PART_BYTES = 120_000;

  /** Ninety sheets of fewer parts are read soon enough without a summary. */
  private static final int PARTS_WITHOUT_SUMMARY = 10;

  /** Fewer parts are read as soon as a directory of them. */
  private static final int PARTS_WITHOUT_DIRECTORY = 10;

  private static final String PARTITION = "~statistics/";
  private static final int HEADS_A_READ = 30;
  private static final int PARTS_OF_ONE_A_READ = 30;
  private static final int PARTS_OF_MANY_A_READ = 8;

  private final Table table;
  private final Duration retention;
  private final String partition;
  private final Series series;
  private final SummaryStore summaries;

  /**
   * @param retention for how long the journal's entries are kept
   */
  SheetStore(Table table, Duration retention, Series series) {
    this.table = table;
    this.retention = retention;
    this.partition = PARTITION + series.prefix();
    this.series = series;
    this.summaries = new SummaryStore(table, partition);
  }

  /** The last sheet of a level. */
  Optional<Sheet> newest(Level level) {
    return newestHead(level).map(Head::sheet);
  }

  /** The head of the last sheet of a level. */
  Optional<Head> newestHead(Level level) {
    return table.query(Range.descending(partition + level.text(), 1), Consistency.STRONG).stream()
        .findFirst()
        .map(item -> SheetHeadCodec.decode(level, item.body()));
  }

  /** The end of the last sheet of a level; the journal's beginning where there is none. */
  Position end(Level level) {
    return newest(level).map(Sheet::to).orElse(Position.START);
  }

  /**
   * Some sheets in their order, from the first one on that begins at a position or behind it; empty
   * where there is none.
   *
   * @param from the first period wanted
   * @param to the first period no longer wanted; {@code null} for no end
   */
  List<Head> heads(Level level, Instant from, @Nullable Instant to, Position behind) {
    String first = sortKey(from, behind);
    List<Head> heads = new ArrayList<>();
    while (true) {
      Range range =
          Range.ascending(partition + level.text(), HEADS_A_READ)
              .from(first)
              .to(to == null ? null : sortKey(to, Position.START));
      List<Item> items = table.query(range, Consistency.STRONG);
      items.stream()
          .map(item -> SheetHeadCodec.decode(level, item.body()))
          .filter(head -> head.sheet().from().compareTo(behind) >= 0)
          .forEach(heads::add);
      if (!heads.isEmpty() || items.size() < HEADS_A_READ) {
        return heads;
      }
      first = items.getLast().key().sort() + "~";
    }
  }

  /** Reads the summaries of sheets that are asked for in their order. */
  SummaryStore.Reader summaries(Level level, List<Dimension> dimensions) {
    return summaries.reader(level, dimensions);
  }

  /**
   * The parts of a sheet's rows; about a megabyte of them is in memory.
   *
   * @param where values of which a row must have one, for each dimension named; parts that have no
   *     such row may be left out
   */
  Iterator<byte[]> parts(Head head, Map<Dimension, Set<String>> where) {
    return parts(head, where, PARTS_OF_ONE_A_READ);
  }

  private Iterator<byte[]> parts(Head head, Map<Dimension, Set<String>> where, int partsARead) {
    return head.parts().isEmpty()
        ? List.of(head.part()).iterator()
        : new SheetParts(table, head.parts(), PartDirectory.parts(head.part(), where), partsARead);
  }

  /**
   * The rows of a sheet, in the order of their tuples. A few parts are in memory, so that many
   * sheets can be read at once.
   */
  Iterator<SheetRow> rows(Head head) {
    return new Rows(parts(head, Map.of(), PARTS_OF_MANY_A_READ), head.version());
  }

  /**
   * Writes a sheet, unless one stands that begins at the same position.
   *
   * @param rows its rows in the order of their tuples; asked for again where another writer had
   *     other rows and did not come to its end
   */
  void put(Sheet sheet, Supplier<Iterator<SheetRow>> rows) {
    int attempt = 0;
    while (!put(sheet, rows.get(), attempt)) {
      attempt++;
    }
  }

  private boolean put(Sheet sheet, Iterator<SheetRow> rows, int attempt) {
    Key key = new Key(partition + sheet.level().text(), sortKey(sheet.period(), sheet.from()));
    String name = "%s/%s/%d".formatted(key.sort(), sheet.to().text(), attempt);
    String parts = key.partition() + "/" + name;
    Instant expires =
        sheet.level().end(sheet.period()).plus(sheet.level().kept(retention)).plusSeconds(1);
    List<SheetRow> part = new ArrayList<>();
    // Hours are so many that their summaries would take more than they do.
    boolean isSummed = sheet.level() != Level.HOUR;
    SheetSummaries sums = new SheetSummaries(series);
    PartDirectory directory = new PartDirectory();
    int bytes = 0;
    int number = 0;
    long written = 0;
    while (rows.hasNext()) {
      SheetRow row = rows.next();
      int more = SheetPartCodec.sizeBytes(row);
      if (bytes + more > PART_BYTES && !part.isEmpty()) {
        Body body = Body.of(SheetPartCodec.encode(part));
        if (!putPart(new Key(parts, SheetParts.key(number)), body, expires)) {
          return false;
        }
        if (isSummed) {
          part.forEach(sums::add);
        }
        directory.add(part);
        number++;
        written += body.sizeInBytes();
        part.clear();
        bytes = 0;
      }
      part.add(row);
      bytes += more;
    }
    byte[] last = SheetPartCodec.encode(part);
    if (number > 0 && !putPart(new Key(parts, SheetParts.key(number)), Body.of(last), expires)) {
      return false;
    }
    directory.add(part);
    if (isSummed && number >= PARTS_WITHOUT_SUMMARY) {
      part.forEach(sums::add);
      if (!summaries.put(sheet.level(), name, sums, written, expires)) {
        return false;
      }
    }
    byte[] known = number >= PARTS_WITHOUT_DIRECTORY ? directory.bytes() : new byte[0];
    Head head = number == 0 ? new Head(sheet, "", last) : new Head(sheet, parts, known);
    table.insertIfAbsent(Draft.of(key, SheetHeadCodec.encode(head)).expiringAt(expires));
    return true;
  }

  private boolean putPart(Key key, Body body, Instant expires) {
    return switch (table.insertIfAbsent(Draft.of(key, body).expiringAt(expires))) {
      case Insertion.Inserted _ -> true;
      case Insertion.Present present -> present.item().body().equals(body);
    };
  }

  private static String sortKey(Instant period, Position from) {
    return "%013d/%s".formatted(period.getEpochSecond(), from.text());
  }

  private static final class Rows implements Iterator<SheetRow> {
    private final Iterator<byte[]> parts;
    private final int version;
    private Iterator<SheetRow> rows = List.<SheetRow>of().iterator();

    Rows(Iterator<byte[]> parts, int version) {
      this.parts = parts;
      this.version = version;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && parts.hasNext()) {
        rows = SheetPartCodec.decode(parts.next(), version, Map.of()).iterator();
      }
      return rows.hasNext();
    }

    @Override
    public SheetRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }
}
