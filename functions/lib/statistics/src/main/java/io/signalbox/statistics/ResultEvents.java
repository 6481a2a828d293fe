package io.signalbox.statistics;

import io.signalbox.delivery.log.ConcernedEvents;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which events may have had a result, by when they were received and where they went. Outcomes come
 * behind the receipt of their events, however late: they are read back to it. For one search.
 */
final class ResultEvents {
  /** By so much clocks may differ. */
  private static final long MARGIN_SECONDS = FeedAppender.CLOCK_MARGIN.multipliedBy(2).toSeconds();

  private static final Seconds NONE = new Seconds();

  private final Map<Integer, Seconds> byFeed = new HashMap<>();
  private final Seconds all = new Seconds();
  private final List<ConcernedReader> readers;

  /**
   * @param feeds the table of feeds, which holds the sheets
   * @param wanted a result that is {@linkplain ConcernedEvents#areNoted noted}
   */
  ResultEvents(Table feeds, OutcomeLog log, Duration retention, Result wanted) {
    this.readers =
        IntStream.range(0, OutcomeLog.PARTS)
            .mapToObj(
                part ->
                    new ConcernedReader(
                        log,
                        part,
                        new SheetStore(feeds, retention, Series.OUTCOMES.get(part)),
                        OutcomeIndex.of(feeds, retention, part),
                        events -> {
                          if (events.result() == wanted) {
                            events.received().forEach(span -> add(events.feed(), span));
                          }
                        },
                        until -> add(ConcernedEvents.ANY_FEED, ReceiptSpan.until(until))))
            .toList();
  }

  private void add(int feed, ReceiptSpan span) {
    byFeed.computeIfAbsent(feed, unknown -> new Seconds()).add(span);
    all.add(span);
  }

  /** Whether an event that was received in a span may have had it. */
  boolean mayHave(ReceiptSpan received) {
    readBackTo(received);
    return all.meet(received);
  }

  /** Whether an event may have had it, by its entry in the journal, as a reader of that feed. */
  boolean mayHave(Entry entry, FeedId feed) {
    ReceiptSpan received = entry.received().orElseGet(() -> ReceiptSpan.until(entry.at()));
    readBackTo(received);
    return of(ConcernedEvents.hash(feed)).meet(received)
        || of(ConcernedEvents.ANY_FEED).meet(received);
  }

  private Seconds of(int feed) {
    return byFeed.getOrDefault(feed, NONE);
  }

  private void readBackTo(ReceiptSpan received) {
    Instant time = Instant.ofEpochSecond(Math.max(0, received.from() - MARGIN_SECONDS));
    readers.forEach(reader -> reader.readBackTo(time));
  }
}
