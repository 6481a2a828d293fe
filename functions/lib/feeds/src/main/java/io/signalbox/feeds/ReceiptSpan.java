package io.signalbox.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A time in which envelopes were received, in whole seconds since 1970.
 *
 * @param to the last second of it
 */
public record ReceiptSpan(long from, long to) {
  private static final Comparator<ReceiptSpan> ORDER =
      Comparator.comparingLong(ReceiptSpan::from).thenComparingLong(ReceiptSpan::to);

  /** The second of a time. */
  public static ReceiptSpan of(Instant time) {
    return new ReceiptSpan(time.getEpochSecond(), time.getEpochSecond());
  }

  /** What was received by then, by whatever clock. */
  public static ReceiptSpan until(Instant time) {
    return new ReceiptSpan(
        0, time.plus(FeedAppender.CLOCK_MARGIN.multipliedBy(2)).getEpochSecond());
  }

  /** From the first second to the last, of one at least. */
  static ReceiptSpan around(Collection<ReceiptSpan> spans) {
    return new ReceiptSpan(
        spans.stream().mapToLong(ReceiptSpan::from).min().orElseThrow(),
        spans.stream().mapToLong(ReceiptSpan::to).max().orElseThrow());
  }

  /** Whether both have a second. */
  public boolean meets(ReceiptSpan other) {
    return from <= other.to && other.from <= to;
  }

  /**
   * The same seconds in their order, those that touch as one; and some more where that takes more
   * spans than wanted: the shortest times between spans.
   *
   * @param most how many spans at the most
   */
  public static List<ReceiptSpan> joined(Collection<ReceiptSpan> spans, int most) {
    List<ReceiptSpan> joined = joinedWithin(spans, 1);
    if (joined.size() <= most) {
      return joined;
    }
    long[] gaps = new long[joined.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = joined.get(i + 1).from - joined.get(i).to;
    }
    Arrays.sort(gaps);
    return joinedWithin(joined, gaps[joined.size() - most - 1]);
  }

  /** Joins what is no further apart than that. */
  private static List<ReceiptSpan> joinedWithin(Collection<ReceiptSpan> spans, long seconds) {
    List<ReceiptSpan> joined = new ArrayList<>();
    for (ReceiptSpan span : spans.stream().sorted(ORDER).toList()) {
      if (!joined.isEmpty() && span.from - joined.getLast().to <= seconds) {
        joined.add(around(List.of(joined.removeLast(), span)));
      } else {
        joined.add(span);
      }
    }
    return List.copyOf(joined);
  }
}
