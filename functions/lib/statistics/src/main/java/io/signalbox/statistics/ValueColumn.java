package io.signalbox.statistics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dimension's values: the distinct ones, and runs of rows with the same one.
 *
 * @param numbers by row: which of the distinct values it has
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record ValueColumn(String[] distinct, int[] numbers) {

  static PackedNumbers written(List<SheetRow> rows, int dimension) {
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
    PackedNumbers out = new PackedNumbers();
    out.put(numbers.size());
    numbers.keySet().forEach(out::put);
    out.putAll(runs);
    return out;
  }

  static ValueColumn read(PackedNumbers.Reader in, int size) {
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
    return new ValueColumn(distinct, numbers);
  }

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
