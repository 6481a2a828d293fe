package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Rows of a sheet, column by column, which takes few bytes once deflated and is soon read. Behind
 * the number of rows each dimension has its distinct values, and runs of rows with the same one;
 * then come the events, the durations, and the sketches. The coupons of the sketches lie before all
 * this, behind the number of their bytes, as they do not deflate.
 */
final class SheetColumns {
  static final int THIRD_VERSION = 3;
  static final int FOURTH_VERSION = 4;

  private SheetColumns() {}

  static byte[] encode(List<SheetRow> rows) {
    PackedNumbers out = new PackedNumbers();
    out.put(rows.size());
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      putValues(out, rows, i);
    }
    putEach(out, rows, SheetRow::events);
    putEach(out, rows, row -> row.delays().size());
    rows.forEach(row -> putDifferences(out, new TreeMap<>(row.delays()).keySet()));
    rows.forEach(row -> new TreeMap<>(row.delays()).values().forEach(out::put));
    byte[] coupons = HostSketch.put(out, rows.stream().map(SheetRow::hosts).toList());
    return out.deflatedBehind(
        ByteBuffer.allocate(Integer.BYTES + coupons.length)
            .putInt(coupons.length)
            .put(coupons)
            .array());
  }

  private static void putEach(
      PackedNumbers out, List<SheetRow> rows, ToLongFunction<SheetRow> number) {
    rows.forEach(row -> out.put(number.applyAsLong(row)));
  }

  private static void putDifferences(PackedNumbers out, Iterable<Integer> rising) {
    int before = 0;
    for (int number : rising) {
      out.put(number - before);
      before = number;
    }
  }

  private static void putValues(PackedNumbers out, List<SheetRow> rows, int dimension) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    PackedNumbers runs = new PackedNumbers();
    int begin = 0;
    while (begin < rows.size()) {
      String value = rows.get(begin).tuple().values().get(dimension);
      int end = begin + 1;
      while (end < rows.size() && rows.get(end).tuple().values().get(dimension).equals(value)) {
        end++;
      }
      runs.put(numbers.computeIfAbsent(value, unknown -> numbers.size()));
      runs.put(end - begin);
      begin = end;
    }
    out.put(numbers.size());
    numbers.keySet().forEach(out::put);
    out.putAll(runs);
  }

  /**
   * The rows of a part.
   *
   * @param version that of the format, the third or a later one
   * @param where values of which a row must have one, for each dimension named
   */
  static List<SheetRow> decode(byte[] part, int version, Map<Dimension, Set<String>> where) {
    int from = version <= FOURTH_VERSION ? 0 : Integer.BYTES + ByteBuffer.wrap(part).getInt();
    try (PackedNumbers.Reader in = PackedNumbers.inflated(part, from)) {
      return decode(part, in, version, where);
    }
  }

  private static List<SheetRow> decode(
      byte[] part, PackedNumbers.Reader in, int version, Map<Dimension, Set<String>> where) {
    int size = in.nextInt();
    List<Column> columns = new ArrayList<>();
    BitSet wanted = new BitSet(size);
    wanted.set(0, size);
    for (Dimension dimension : Dimension.ALL) {
      Column column = column(in, size);
      columns.add(column);
      Optional.ofNullable(where.get(dimension)).ifPresent(some -> column.keep(wanted, some));
    }
    if (wanted.isEmpty()) {
      return List.of();
    }
    long[] events = in.next(size);
    long[] delays = in.next(size);
    int delaysOfAll = 0;
    for (long count : delays) {
      delaysOfAll += Math.toIntExact(count);
    }
    long[] buckets = in.next(delaysOfAll);
    long[] times = in.next(delaysOfAll);
    if (version > THIRD_VERSION) {
      addUp(buckets, delays);
    }
    List<byte[]> hosts = hosts(part, in, version, size, wanted);
    List<SheetRow> rows = new ArrayList<>(wanted.cardinality());
    int delay = 0;
    for (int row = 0; row < size; row++) {
      int end = delay + (int) delays[row];
      if (!wanted.get(row)) {
        delay = end;
        continue;
      }
      String[] tuple = new String[columns.size()];
      for (int i = 0; i < tuple.length; i++) {
        tuple[i] = columns.get(i).get(row);
      }
      rows.add(
          new SheetRow(
              new Tuple(List.of(tuple)),
              events[row],
              hosts.get(row),
              of(buckets, times, delay, end)));
      delay = end;
    }
    return rows;
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

  /** Makes numbers of differences, for each row anew. */
  private static void addUp(long[] buckets, long[] counts) {
    int at = 0;
    for (long count : counts) {
      for (int end = at + (int) count; at < end; at++) {
        buckets[at] += at > end - count ? buckets[at - 1] : 0;
      }
    }
  }

  private static Map<Integer, Long> of(long[] buckets, long[] times, int from, int to) {
    if (to - from <= 1) {
      return from == to ? Map.of() : Map.of((int) buckets[from], times[from]);
    }
    Map<Integer, Long> delays = HashMap.newHashMap(to - from);
    for (int i = from; i < to; i++) {
      delays.put((int) buckets[i], times[i]);
    }
    return delays;
  }

  private static Column column(PackedNumbers.Reader in, int size) {
    String[] distinct = new String[in.nextInt()];
    for (int i = 0; i < distinct.length; i++) {
      distinct[i] = in.nextText();
    }
    int[] numbers = new int[size];
    int row = 0;
    while (row < size) {
      int number = in.nextInt();
      int end = row + in.nextInt();
      Arrays.fill(numbers, row, end, number);
      row = end;
    }
    return new Column(distinct, numbers);
  }

  /**
   * A dimension's values.
   *
   * @param numbers by row: which of the distinct values it has
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record Column(String[] distinct, int[] numbers) {
    String get(int row) {
      return distinct[numbers[row]];
    }

    /** Keeps of the rows those with one of these values. */
    void keep(BitSet rows, Set<String> values) {
      BitSet kept = new BitSet(distinct.length);
      for (int i = 0; i < distinct.length; i++) {
        kept.set(i, values.contains(distinct[i]));
      }
      if (kept.cardinality() == distinct.length) {
        return;
      }
      if (kept.isEmpty()) {
        rows.clear();
        return;
      }
      for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
        if (!kept.get(numbers[row])) {
          rows.clear(row);
        }
      }
    }
  }
}
