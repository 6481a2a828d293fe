package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet, column by column, which takes few bytes and is soon read. Each of these is a
 * {@linkplain PackedBlocks block}, so that only what is asked for is inflated: the number of rows,
 * each dimension's {@linkplain ValueColumn values}, the events, the sketches, and the durations.
 * The coupons of the sketches lie before all this, behind the number of their bytes, as they do not
 * deflate. Before the sixth version all was deflated together, with the durations before the
 * sketches.
 */
final class SheetColumns {
  static final int THIRD_VERSION = 3;
  static final int FOURTH_VERSION = 4;
  static final int SIXTH_VERSION = 6;

  private SheetColumns() {}

  static byte[] encode(List<SheetRow> rows) {
    PackedBlocks blocks = new PackedBlocks();
    PackedNumbers size = new PackedNumbers();
    size.put(rows.size());
    blocks.add(size);
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      blocks.add(ValueColumn.written(rows, i));
    }
    PackedNumbers events = new PackedNumbers();
    rows.forEach(row -> events.put(row.events()));
    blocks.add(events);
    PackedNumbers hosts = new PackedNumbers();
    byte[] coupons = HostSketch.put(hosts, rows.stream().map(SheetRow::hosts).toList());
    blocks.add(hosts);
    PackedNumbers delays = new PackedNumbers();
    DelayColumns.put(delays, rows);
    blocks.add(delays);
    byte[] behind = blocks.bytes();
    return ByteBuffer.allocate(Integer.BYTES + coupons.length + behind.length)
        .putInt(coupons.length)
        .put(coupons)
        .put(behind)
        .array();
  }

  /**
   * The rows of a part.
   *
   * @param version that of the format, the third or a later one
   * @param where values of which a row must have one, for each dimension named
   */
  static List<SheetRow> decode(byte[] part, int version, Map<Dimension, Set<String>> where) {
    if (version >= SIXTH_VERSION) {
      try (Inflater inflater = new Inflater(true)) {
        return decode(part, new PackedBlocks.Reader(part, behindCoupons(part), inflater), where);
      }
    }
    try (PackedNumbers.Reader in =
        PackedNumbers.inflated(part, version <= FOURTH_VERSION ? 0 : behindCoupons(part))) {
      return decodeOld(part, in, version, where);
    }
  }

  private static int behindCoupons(byte[] part) {
    return Integer.BYTES + ByteBuffer.wrap(part).getInt();
  }

  private static List<SheetRow> decode(
      byte[] part, PackedBlocks.Reader in, Map<Dimension, Set<String>> where) {
    int size = in.next().nextInt();
    Values values = new Values(size);
    Dimension.ALL.forEach(dimension -> values.add(dimension, in.next(), where));
    if (values.wanted.isEmpty()) {
      return List.of();
    }
    long[] events = in.next().next(size);
    List<byte[]> hosts = HostSketch.all(in.next(), size, part, Integer.BYTES, values.wanted);
    return values.rows(events, hosts, DelayColumns.read(in.next(), size, true));
  }

  private static List<SheetRow> decodeOld(
      byte[] part, PackedNumbers.Reader in, int version, Map<Dimension, Set<String>> where) {
    int size = in.nextInt();
    Values values = new Values(size);
    Dimension.ALL.forEach(dimension -> values.add(dimension, in, where));
    if (values.wanted.isEmpty()) {
      return List.of();
    }
    long[] events = in.next(size);
    DelayColumns delays = DelayColumns.read(in, size, version > THIRD_VERSION);
    return values.rows(events, hosts(part, in, version, size, values.wanted), delays);
  }

  /** The values of all columns, and which rows are wanted. */
  private static final class Values {
    private final List<ValueColumn> columns = new ArrayList<>();
    private final BitSet wanted;
    private final int size;

    private Values(int size) {
      this.size = size;
      this.wanted = all(size);
    }

    private void add(
        Dimension dimension, PackedNumbers.Reader in, Map<Dimension, Set<String>> where) {
      ValueColumn column = ValueColumn.read(in, size);
      columns.add(column);
      Optional.ofNullable(where.get(dimension)).ifPresent(some -> column.keep(wanted, some));
    }

    private List<SheetRow> rows(long[] events, List<byte[]> hosts, DelayColumns delays) {
      return wanted.stream()
          .mapToObj(
              row ->
                  new SheetRow(
                      new Tuple(columns.stream().map(column -> column.get(row)).toList()),
                      events[row],
                      hosts.get(row),
                      delays.of(row)))
          .toList();
    }
  }

  private static BitSet all(int size) {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  private static List<byte[]> hosts(
      byte[] part, PackedNumbers.Reader in, int version, int size, BitSet wanted) {
    if (version == THIRD_VERSION) {
      return HostSketch.allOfThirdVersion(in, size);
    }
    return version == FOURTH_VERSION
        ? HostSketch.allOfFourthVersion(in, size, wanted)
        : HostSketch.all(in, size, part, Integer.BYTES, wanted);
  }

  /**
   * Adds up the rows that a question asks for, of a part of the sixth version. Columns that it does
   * not ask for are passed.
   */
  static void addUp(byte[] part, Question question, Inflater inflater, Sums sums) {
    PackedBlocks.Reader in = new PackedBlocks.Reader(part, behindCoupons(part), inflater);
    int size = in.next().nextInt();
    BitSet wanted = all(size);
    ValueColumn[] by = new ValueColumn[question.by().size()];
    for (Dimension dimension : Dimension.ALL) {
      int place = question.by().indexOf(dimension);
      Optional<Set<String>> some = Optional.ofNullable(question.where().get(dimension));
      if (place < 0 && some.isEmpty()) {
        in.skip();
        continue;
      }
      ValueColumn column = ValueColumn.read(in.next(), size);
      if (place >= 0) {
        by[place] = column;
      }
      some.ifPresent(values -> column.keep(wanted, values));
      if (wanted.isEmpty()) {
        return;
      }
    }
    addUp(part, in, size, wanted, by, question.hasTimes(), sums);
  }

  private static void addUp(
      byte[] part,
      PackedBlocks.Reader in,
      int size,
      BitSet wanted,
      ValueColumn[] by,
      boolean hasTimes,
      Sums sums) {
    long[] events = in.next().next(size);
    @Nullable HostCouponList[] hosts =
        HostSketch.hosts(in.next(), size, part, Integer.BYTES, wanted);
    Optional<DelayColumns> delays =
        hasTimes ? Optional.of(DelayColumns.read(in.next(), size, true)) : Optional.empty();
    for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
      String[] values = new String[by.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = by[i].get(row);
      }
      EventCount sum = sums.of(List.of(values));
      sum.add(events[row], hosts[row]);
      if (delays.isPresent()) {
        delays.get().addTo(sum.delays(), row);
      }
    }
  }
}
