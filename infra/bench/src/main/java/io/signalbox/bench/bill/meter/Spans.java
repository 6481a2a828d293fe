package io.signalbox.bench.bill.meter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When requests were under way during one call of a function. For many threads at once. */
final class Spans {
  private record Span(long begin, long end) {}

  private final List<Span> spans = new ArrayList<>();

  synchronized void add(long beginNanoseconds, long endNanoseconds) {
    spans.add(new Span(beginNanoseconds, endNanoseconds));
  }

  /**
   * How many requests one after the other the call waited for: requests that overlap count as one,
   * by as much as they do.
   */
  synchronized double rounds() {
    spans.sort(Comparator.comparingLong(Span::begin));
    double all = 0;
    double covered = 0;
    long reached = Long.MIN_VALUE;
    for (Span span : spans) {
      all += span.end() - span.begin();
      covered += Math.max(0, span.end() - Math.max(span.begin(), reached));
      reached = Math.max(reached, span.end());
    }
    return all == 0 ? 0 : spans.size() * covered / all;
  }
}
