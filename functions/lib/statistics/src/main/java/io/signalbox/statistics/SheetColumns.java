package io.signalbox.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Rows of a sheet, column by column, which takes few bytes once deflated and is soon read. Behind
 * the number of rows each dimension has its distinct values, and runs of rows with the same one;
 * then come the events, the durations, and the sketches.
 */
final class SheetColumns {
  private SheetColumns() {}

  static byte[] encode(List<SheetRow> rows) {
    PackedNumbers out = new PackedNumbers();
    out.put(rows.size());
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      putValues(out, rows, i);
    }
    putEach(out, rows, SheetRow::events);
    putEach(out, rows, row -> row.delays().size());
    rows.forEach(row -> new TreeMap<>(row.delays()).keySet().forEach(out::put));
    rows.forEach(row -> new TreeMap<>(row.delays()).values().forEach(out::put));
    rows.forEach(row -> HostSketch.putHead(out, row.hosts()));
    rows.forEach(row -> HostSketch.putRest(out, row.hosts()));
    return out.deflated();
  }

  private static void putEach(
      PackedNumbers out, List<SheetRow> rows, ToLongFunction<SheetRow> number) {
    rows.forEach(row -> out.put(number.applyAsLong(row)));
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

  static List<SheetRow> decode(byte[] part) {
    PackedNumbers.Reader in = PackedNumbers.inflated(part);
    int size = in.nextInt();
    List<String[]> values = new ArrayList<>();
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      values.add(values(in, size));
    }
    long[] events = in.next(size);
    long[] delays = in.next(size);
    int delaysOfAll = 0;
    for (long count : delays) {
      delaysOfAll += Math.toIntExact(count);
    }
    long[] buckets = in.next(delaysOfAll);
    long[] times = in.next(delaysOfAll);
    List<byte[]> hosts = HostSketch.all(in, size);
    List<SheetRow> rows = new ArrayList<>(size);
    int delay = 0;
    for (int row = 0; row < size; row++) {
      String[] tuple = new String[values.size()];
      for (int i = 0; i < tuple.length; i++) {
        tuple[i] = values.get(i)[row];
      }
      int end = delay + (int) delays[row];
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

  private static String[] values(PackedNumbers.Reader in, int size) {
    String[] distinct = new String[in.nextInt()];
    for (int i = 0; i < distinct.length; i++) {
      distinct[i] = in.nextText();
    }
    String[] values = new String[size];
    int row = 0;
    while (row < size) {
      String value = distinct[in.nextInt()];
      int end = row + in.nextInt();
      while (row < end) {
        values[row++] = value;
      }
    }
    return values;
  }
}
