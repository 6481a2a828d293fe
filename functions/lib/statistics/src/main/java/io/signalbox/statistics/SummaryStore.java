package io.signalbox.statistics;

import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The summaries of large sheets: those of the same dimensions are one partition, in the order of
 * the sheets. They are written before their sheet stands.
 */
final class SummaryStore {
  private static final int SUMMARIES_A_READ = 30;

  private final Table table;
  private final String partition;

  /**
   * @param partition with which the names of the partitions begin
   */
  SummaryStore(Table table, String partition) {
    this.table = table;
    this.partition = partition;
  }

  /**
   * Writes summaries of a sheet: those by one dimension first, then the smaller before the larger.
   *
   * @param sheet its name among those of its level
   * @param most how many bytes all of them take at most
   * @return whether they stand; not where another writer had others
   */
  boolean put(Level level, String sheet, SheetSummaries summaries, long most, Instant expires) {
    Map<List<Dimension>, Body> bodies = new HashMap<>();
    summaries.rows().forEach((by, rows) -> bodies.put(by, Body.of(SheetPartCodec.encode(rows))));
    List<List<Dimension>> order = new ArrayList<>(bodies.keySet());
    order.sort(
        Comparator.comparingInt((List<Dimension> by) -> by.size())
            .thenComparingInt(by -> Objects.requireNonNull(bodies.get(by)).sizeInBytes())
            .thenComparing(List::toString));
    long bytes = 0;
    for (List<Dimension> by : order) {
      Body body = Objects.requireNonNull(bodies.get(by));
      bytes += body.sizeInBytes();
      if (bytes > most || body.sizeInBytes() > Table.BODY_LIMIT_BYTES) {
        return true;
      }
      Draft draft = Draft.of(new Key(partition(level, by), sheet), body).expiringAt(expires);
      if (table.insertIfAbsent(draft) instanceof Insertion.Present(Item item)
          && !item.body().equals(body)) {
        return false;
      }
    }
    return true;
  }

  private String partition(Level level, List<Dimension> dimensions) {
    return partition
        + level.text()
        + "-by-"
        + dimensions.stream().map(Dimension::text).collect(Collectors.joining("-"));
  }

  /** Reads the summaries of one level, for sheets that are asked for in their order. */
  Reader reader(Level level, List<Dimension> dimensions) {
    return new Reader(partition(level, dimensions), (partition + level.text() + "/").length());
  }

  /** Has some summaries in memory. */
  final class Reader {
    /** Behind the names of all sheets. */
    private static final String END = "~";

    private final String summaries;
    private final int nameFrom;
    private final Map<String, Item> some = new HashMap<>();
    private String last = "";

    private Reader(String summaries, int nameFrom) {
      this.summaries = summaries;
      this.nameFrom = nameFrom;
    }

    /** A sheet's summary, which is one part of rows; empty where it has none. */
    Optional<byte[]> part(Head head) {
      if (head.parts().isEmpty()) {
        return Optional.empty();
      }
      String sheet = head.parts().substring(nameFrom);
      if (sheet.compareTo(last) > 0) {
        load(sheet);
      }
      return Optional.ofNullable(some.get(sheet)).map(item -> item.body().bytes());
    }

    private void load(String from) {
      List<Item> items =
          table.query(Range.ascending(summaries, SUMMARIES_A_READ).from(from), Consistency.STRONG);
      some.clear();
      items.forEach(item -> some.put(item.key().sort(), item));
      last = items.size() < SUMMARIES_A_READ ? END : items.getLast().key().sort();
    }
  }
}
