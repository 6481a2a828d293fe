package io.signalbox.transfer;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.FeedLog;
import io.signalbox.store.Key;
import java.time.Clock;
import java.util.Optional;

/** Makes readers due whose hints stayed in the queues of the hub that was exported. */
final class ReaderWaking {
  /** Partitions of the readers' table that hold something else begin so. */
  private static final String OTHERS = "~";

  private final Readers readers;
  private final FeedLog feeds;
  private final Clock clock;

  ReaderWaking(HubData data) {
    this.readers = new Readers(data.table(HubTable.READERS));
    this.feeds = new FeedLog(data.table(HubTable.FEEDS), data.clock(), data.retention());
    this.clock = data.clock();
  }

  /**
   * Makes the reader of an item due, if its feed has something for it and nothing else wakes it.
   */
  void wake(Key key) {
    if (key.partition().startsWith(OTHERS)) {
      return;
    }
    ReaderId id = ReaderId.of(key);
    Optional<Versioned> standing = id.delivers() ? readers.find(id) : Optional.empty();
    standing
        .filter(one -> one.reader().isAsleep() && hasMore(one.reader()))
        .ifPresent(one -> readers.replace(one, one.reader().waitingUntil(clock.instant())));
  }

  private boolean hasMore(Reader reader) {
    return reader.until() != null
        || !feeds.read(reader.id().feed(), reader.cursor(), 1).entries().isEmpty();
  }
}
