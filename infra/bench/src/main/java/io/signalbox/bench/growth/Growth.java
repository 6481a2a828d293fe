package io.signalbox.bench.growth;

import io.signalbox.bench.Slope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What operations cost at several sizes of something. */
final class Growth {
  private final String title;
  private final String sizes;
  private final Map<String, NavigableMap<Integer, Cost>> lines = new LinkedHashMap<>();

  /**
   * @param sizes what there is more and more of, such as {@code routes}
   */
  Growth(String title, String sizes) {
    this.title = title;
    this.sizes = sizes;
  }

  void add(String operation, int size, Cost cost) {
    lines.computeIfAbsent(operation, unknown -> new TreeMap<>()).put(size, cost);
    System.out.printf(
        Locale.ROOT,
        "%,11d %-9s %-42s %,12.2f µs of CPU time %,9.3f calls%n",
        size,
        sizes,
        operation,
        cost.microseconds(),
        cost.calls());
  }

  String title() {
    return title;
  }

  String sizes() {
    return sizes;
  }

  /** Each operation's costs by size. */
  Map<String, NavigableMap<Integer, Cost>> lines() {
    return lines;
  }

  /** To which power of the size an operation's cost grows: 0 does not, 1 in proportion. */
  static double exponent(Map<Integer, Cost> costs) {
    Slope slope = new Slope();
    costs.forEach((size, cost) -> slope.add(Math.log(size), Math.log(cost.microseconds())));
    return slope.perUnit();
  }
}
