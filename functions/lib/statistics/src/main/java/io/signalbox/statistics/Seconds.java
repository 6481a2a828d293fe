package io.signalbox.statistics;

import io.signalbox.feeds.ReceiptSpan;
import java.util.Map;
import java.util.TreeMap;

/** Some seconds. For one thread. */
final class Seconds {
  /** The end of each span by its beginning; spans are apart. */
  private final TreeMap<Long, Long> spans = new TreeMap<>();

  void add(ReceiptSpan span) {
    long from = span.from();
    long to = span.to();
    Map.Entry<Long, Long> before = spans.floorEntry(to);
    while (before != null && before.getValue() >= from) {
      from = Math.min(from, before.getKey());
      to = Math.max(to, before.getValue());
      spans.remove(before.getKey());
      before = spans.floorEntry(to);
    }
    spans.put(from, to);
  }

  boolean meet(ReceiptSpan span) {
    Map.Entry<Long, Long> before = spans.floorEntry(span.to());
    return before != null && before.getValue() >= span.from();
  }
}
