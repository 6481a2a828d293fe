package io.signalbox.delivery.log;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.ReceiptSpan;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Which events had a result, and perhaps others: those of a feed that were received in some spans
 * of time. So a search for a result knows where to look.
 *
 * @param feed a {@linkplain #hash hash} of the feed; {@link #ANY_FEED} for those of all feeds
 * @param received in their order, and apart
 */
public record ConcernedEvents(Result result, int feed, List<ReceiptSpan> received) {
  public static final int ANY_FEED = 0;

  /** So many are told apart. */
  public static final int SPANS_MOST = 32;

  public ConcernedEvents {
    received = List.copyOf(received);
  }

  /** Those of one feed, by when each was received. */
  public static ConcernedEvents of(Result result, FeedId feed, Collection<ReceiptSpan> received) {
    return new ConcernedEvents(result, hash(feed), ReceiptSpan.joined(received, SPANS_MOST));
  }

  /** Whether events with this result are written down; most have been delivered. */
  public static boolean areNoted(Result result) {
    return result != Result.DELIVERED;
  }

  public static int hash(FeedId feed) {
    CRC32C hash = new CRC32C();
    hash.update(feed.text().getBytes(StandardCharsets.UTF_8));
    return (int) hash.getValue();
  }
}
