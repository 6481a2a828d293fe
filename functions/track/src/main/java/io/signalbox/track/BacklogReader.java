package io.signalbox.track;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Derives what waits for a destination from its readers and feeds, as far as a request may take.
 */
final class BacklogReader {
  /** How many readers are looked at, each with a read of its feed. */
  private static final int READERS_LIMIT = 500;

  private static final int ENTRIES_LIMIT = 10_000;

  private final Readers readers;
  private final FeedLog feeds;

  BacklogReader(Readers readers, FeedLog feeds) {
    this.readers = readers;
    this.feeds = feeds;
  }

  Backlog of(String destination) {
    Readers.Page page = readers.page(destination, "", READERS_LIMIT);
    int events = 0;
    int setAside = 0;
    Optional<Instant> oldest = Optional.empty();
    for (Reader reader : page.readers()) {
      setAside += reader.id().isAside() ? 1 : 0;
      if (reader.id().isMain() && events < ENTRIES_LIMIT) {
        List<Located> waiting =
            feeds.read(reader.id().feed(), reader.cursor(), ENTRIES_LIMIT - events).entries();
        events += waiting.size();
        oldest = earlier(oldest, waiting.stream().findFirst().map(one -> one.entry().at()));
      }
    }
    return new Backlog(events, oldest, setAside, page.next().isEmpty() && events < ENTRIES_LIMIT);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    boolean isOther = other.isPresent() && (one.isEmpty() || other.get().isBefore(one.get()));
    return isOther ? other : one;
  }
}
