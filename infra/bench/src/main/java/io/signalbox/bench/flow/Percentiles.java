package io.signalbox.bench.flow;

import java.util.Collection;
import java.util.List;

/** Which time so many of a hundred did not exceed, by the nearest rank. */
record Percentiles(List<Double> sorted) {

  static Percentiles ofNanoseconds(Collection<Long> times) {
    return new Percentiles(times.stream().map(time -> time / 1e6).sorted().toList());
  }

  /**
   * The time in milliseconds.
   *
   * @param percent above 0, at most 100
   * @throws IllegalStateException where there was nothing
   */
  double milliseconds(double percent) {
    if (sorted.isEmpty()) {
      throw new IllegalStateException("Nothing came");
    }
    return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
  }
}
