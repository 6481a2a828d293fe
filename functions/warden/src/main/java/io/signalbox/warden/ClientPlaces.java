package io.signalbox.warden;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How far clients have read. A client's place moves when it is given an answer: it gets each event
 * once, however many requests it has under way, and asks by id for what it has lost.
 */
final class ClientPlaces {
  private final Readers readers;
  private final FeedLog feeds;
  private final RandomGenerator random;

  /**
   * @param random tells requests apart
   */
  ClientPlaces(Readers readers, FeedLog feeds, RandomGenerator random) {
    this.readers = readers;
    this.feeds = feeds;
    this.random = random;
  }

  /** What comes next for a client. Its first request begins with what comes from now on. */
  EventBatch next(FeedId feed, String instance, Function<Position, EventBatch> source) {
    ReaderId id = id(feed, instance);
    while (true) {
      Optional<Versioned> standing = readers.find(id);
      Position from =
          standing.map(place -> place.reader().cursor()).orElseGet(() -> feeds.end(feed));
      EventBatch batch = source.apply(from);
      if (standing.isEmpty()) {
        Reader first = marked(Reader.following(id, Group.NONE, batch.next()));
        if (readers.addIfAbsent(first).reader().equals(first)) {
          return batch;
        }
      } else if (batch.next().equals(from) || moved(standing.get(), batch.next())) {
        return batch;
      }
    }
  }

  /** Remembers that a client has read up to that place, wherever it was. */
  void move(FeedId feed, String instance, Position place) {
    ReaderId id = id(feed, instance);
    Versioned standing = readers.addIfAbsent(Reader.following(id, Group.NONE, place));
    while (!standing.reader().cursor().equals(place) && !moved(standing, place)) {
      standing = readers.addIfAbsent(Reader.following(id, Group.NONE, place));
    }
  }

  private boolean moved(Versioned standing, Position place) {
    return readers.replace(standing, marked(standing.reader().advanced(place, null))).isPresent();
  }

  /**
   * With a mark of the request: to write what stands already is a success, and the same step of
   * another request must be none.
   */
  private Reader marked(Reader place) {
    return place.inEdition(HexFormat.of().toHexDigits(random.nextLong()));
  }

  /** Another place than that of a client that pulls the feed: no instance has such a name. */
  private static ReaderId id(FeedId feed, String instance) {
    return ReaderId.client(feed, "warden:" + instance);
  }
}
