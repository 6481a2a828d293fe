package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Interval;
import java.util.List;
import java.util.Optional;

/** Judges whether a digest is sent before it is due. */
final class EarlySending {
  /** Of so many entries the bytes are added, to see if they are enough. */
  private static final int ENTRIES_WEIGHED = 1_000;

  private final FeedLog feeds;

  EarlySending(FeedLog feeds) {
    this.feeds = feeds;
  }

  /** Whether so much waits that it is sent before it is due. */
  boolean isEnough(Reader reader, Destination destination) {
    Optional<Interval.Threshold> threshold = destination.interval().earlier();
    if (threshold.isEmpty() || reader.trouble() != null) {
      return false;
    }
    List<Located> waiting =
        feeds
            .read(
                reader.id().feed(),
                reader.cursor(),
                null,
                threshold.get().events().orElse(ENTRIES_WEIGHED),
                Long.MAX_VALUE)
            .entries();
    long bytes = waiting.stream().mapToLong(one -> one.entry().sizeBytes()).sum();
    return threshold.get().isReached(waiting.size(), bytes);
  }
}
