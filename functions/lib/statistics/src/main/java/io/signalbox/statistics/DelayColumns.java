package io.signalbox.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The durations of rows: how many classes each row has, the numbers of these as differences, and
 * how often each occurred.
 */
final class DelayColumns {
  /** By row, and one more: where its classes begin. */
  private final int[] begins;

  private final long[] buckets;
  private final long[] times;

  private DelayColumns(int[] begins, long[] buckets, long[] times) {
    this.begins = begins;
    this.buckets = buckets;
    this.times = times;
  }

  static void put(PackedNumbers out, List<SheetRow> rows) {
    rows.forEach(row -> out.put(row.delays().size()));
    for (SheetRow row : rows) {
      int before = 0;
      for (int bucket : new TreeMap<>(row.delays()).keySet()) {
        out.put(bucket - before);
        before = bucket;
      }
    }
    rows.forEach(row -> new TreeMap<>(row.delays()).values().forEach(out::put));
  }

  /**
   * The durations of so many rows.
   *
   * @param areDifferences not in the third version
   */
  static DelayColumns read(PackedNumbers.Reader in, int size, boolean areDifferences) {
    int[] begins = new int[size + 1];
    for (int row = 0; row < size; row++) {
      begins[row + 1] = begins[row] + in.nextInt();
    }
    long[] buckets = in.next(begins[size]);
    long[] times = in.next(begins[size]);
    if (areDifferences) {
      for (int row = 0; row < size; row++) {
        for (int i = begins[row] + 1; i < begins[row + 1]; i++) {
          buckets[i] += buckets[i - 1];
        }
      }
    }
    return new DelayColumns(begins, buckets, times);
  }

  Map<Integer, Long> of(int row) {
    if (begins[row + 1] == begins[row]) {
      return Map.of();
    }
    Map<Integer, Long> delays = HashMap.newHashMap(begins[row + 1] - begins[row]);
    for (int i = begins[row]; i < begins[row + 1]; i++) {
      delays.put((int) buckets[i], times[i]);
    }
    return delays;
  }

  void addTo(Delays sum, int row) {
    for (int i = begins[row]; i < begins[row + 1]; i++) {
      sum.add((int) buckets[i], times[i]);
    }
  }
}
