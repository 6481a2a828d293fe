package io.signalbox.track;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives what waits for a destination from its readers and feeds, as far as a request may take.
 */
final class BacklogReader {
  /** How many readers are looked at. */
  private static final int READERS_LIMIT = 500;

  private static final int ENTRIES_LIMIT = 10_000;

  /** Of so many feeds it is looked up when the first came that they have set aside. */
  private static final int OLDEST_LIMIT = 5;

  private final Readers readers;
  private final FeedLog feeds;

  BacklogReader(Readers readers, FeedLog feeds) {
    this.readers = readers;
    this.feeds = feeds;
  }

  /** Some readers of a destination, which takes one read. */
  Readers.Page readers(String destination) {
    return readers.page(destination, "", READERS_LIMIT);
  }

  /** What waits for these readers, which takes a read of each one's feed. */
  Backlog waiting(Readers.Page page) {
    int events = 0;
    Optional<Instant> oldest = Optional.empty();
    for (Reader reader : page.readers()) {
      if (reader.id().isMain() && events < ENTRIES_LIMIT) {
        List<Located> waiting =
            feeds.read(reader.id().feed(), reader.cursor(), ENTRIES_LIMIT - events).entries();
        events += waiting.size();
        oldest = earlier(oldest, waiting.stream().findFirst().map(one -> one.entry().at()));
      }
    }
    return new Backlog(events, oldest, page.next().isEmpty() && events < ENTRIES_LIMIT);
  }

  /** What these readers have set aside, which takes {@value #OLDEST_LIMIT} reads at the most. */
  SetAsideCount setAside(Readers.Page page) {
    List<Reader> aside = page.readers().stream().filter(reader -> reader.id().isAside()).toList();
    Map<FeedId, Reader> first = new LinkedHashMap<>();
    aside.stream()
        .sorted(Comparator.comparing(Reader::cursor))
        .forEach(reader -> first.putIfAbsent(reader.id().feed(), reader));
    Optional<Instant> oldest =
        first.values().stream()
            .limit(OLDEST_LIMIT)
            .flatMap(reader -> feeds.oldest(reader.id().feed(), reader.cursor()).stream())
            .map(located -> located.entry().at())
            .min(Comparator.naturalOrder());
    return new SetAsideCount(aside.size(), oldest);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    boolean isOther = other.isPresent() && (one.isEmpty() || other.get().isBefore(one.get()));
    return isOther ? other : one;
  }
}
