package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts a log's entries behind a position, as far as one sheet may go: within one hour, over
 * {@link #PAGES_A_SHEET} pages, and with {@link #TUPLES_A_SHEET} tuples and {@link
 * #ENTRIES_A_SHEET} entries. So what is not in a sheet yet is soon read, however much comes in an
 * hour, and what is written of a sheet has room in memory.
 */
final class SegmentReader {
  static final int PAGES_A_SHEET = 500;
  static final int TUPLES_A_SHEET = 20_000;
  static final int ENTRIES_A_SHEET = 100_000;

  /**
   * What was counted.
   *
   * @param sheet what it would cover
   * @param isFull whether the sheet ends before the log does
   */
  record Segment(Sheet sheet, TreeMap<Tuple, EventCount> counts, boolean isFull) {

    Iterator<SheetRow> rows() {
      return counts.entrySet().stream()
          .map(count -> count.getValue().row(count.getKey()))
          .iterator();
    }
  }

  private final CountedLog log;

  SegmentReader(CountedLog log) {
    this.log = log;
  }

  /**
   * The next segment; empty at the log's end.
   *
   * @param counted is given each entry, those of changed tags too
   */
  Optional<Segment> read(Position from, HostHash hash, Consumer<CountedEntry> counted) {
    Counting counting = new Counting(from, hash, counted);
    Position next = from;
    while (true) {
      CountedLog.Part part = log.read(next, counting::add);
      if (part.isEmpty()) {
        return counting.segment(false);
      }
      if (next.equals(from)) {
        counting.isWhole = part.isWhole();
      }
      if (counting.isFull) {
        return counting.segment(true);
      }
      next = part.next();
    }
  }

  private static final class Counting {
    private final Position from;
    private final HostHash hash;
    private final Consumer<CountedEntry> counted;
    private final TreeMap<Tuple, EventCount> counts = new TreeMap<>();
    private Instant period = Instant.EPOCH;
    private Instant end = Instant.EPOCH;
    private long lastPage;
    private boolean isWhole = true;
    private boolean isFull;
    private Position to;
    private long events;
    private int entries;

    Counting(Position from, HostHash hash, Consumer<CountedEntry> counted) {
      this.from = from;
      this.hash = hash;
      this.counted = counted;
      this.to = from;
    }

    private void begin(CountedEntry first) {
      period = Level.HOUR.period(first.at());
      end = Level.HOUR.end(period);
      lastPage = first.position().page() + PAGES_A_SHEET - 1;
    }

    void add(CountedEntry entry) {
      if (to.equals(from)) {
        begin(entry);
      }
      isFull =
          isFull
              || !entry.at().isBefore(end)
              || entry.position().page() > lastPage
              || counts.size() == TUPLES_A_SHEET
              || entries == ENTRIES_A_SHEET;
      if (isFull) {
        return;
      }
      to = entry.next();
      entries++;
      counted.accept(entry);
      if (entry.events() == 0) {
        return;
      }
      events += entry.events();
      EventCount count = counts.computeIfAbsent(entry.tuple(), unknown -> new EventCount());
      String host = entry.row().host();
      if (host.isEmpty()) {
        count.addEvents(entry.events(), entry.delay());
      } else {
        count.addEvents(entry.events(), entry.delay(), hash.of(host));
      }
    }

    Optional<Segment> segment(boolean full) {
      return to.equals(from)
          ? Optional.empty()
          : Optional.of(
              new Segment(new Sheet(Level.HOUR, period, from, to, isWhole, events), counts, full));
    }
  }
}
