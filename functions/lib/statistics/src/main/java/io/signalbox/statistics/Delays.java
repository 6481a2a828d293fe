package io.signalbox.statistics;

import io.signalbox.feeds.DelayBucket;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How often each class of durations occurred. To add up is exact, so that it does not matter in
 * which order, and in how many sheets, events are counted.
 */
final class Delays {
  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  Map<Integer, Long> counts() {
    return counts;
  }

  void add(int bucket, long times) {
    counts.merge(bucket, times, Long::sum);
  }

  void add(Map<Integer, Long> others) {
    others.forEach(this::add);
  }

  /**
   * The duration in seconds that a share of all did not exceed; empty where there is none.
   *
   * @param share between 0 and 1
   */
  OptionalDouble seconds(double share) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long left = (long) Math.ceil(all * share);
    for (Map.Entry<Integer, Long> count : counts.entrySet()) {
      left -= count.getValue();
      if (left <= 0) {
        return OptionalDouble.of(DelayBucket.milliseconds(count.getKey()) / 1_000);
      }
    }
    return OptionalDouble.empty();
  }
}
