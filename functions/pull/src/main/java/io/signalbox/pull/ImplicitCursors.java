package io.signalbox.pull;

import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The places of clients that cannot keep a cursor: they ask for the feed, and get what comes next.
 *
 * <p>Such a client has no way to say that an answer has arrived whole. So its place does not move
 * when an answer is given, but when the client asks again; and if it asks again soon, as one does
 * that lost the answer, it is given the same once more. An answer that nobody asks for again in
 * that time counts as arrived. Nothing is written without need: an empty answer leaves no trace.
 */
final class ImplicitCursors {

  /** A page, and whether the client was given it before. */
  record Given(FeedPage feedPage, boolean repeated) {}

  /** Reads from one position, at most up to another. */
  interface Source {
    FeedPage read(Position from, Optional<Position> until, int limit);
  }

  private final Readers readers;
  private final Clock clock;

  ImplicitCursors(Readers readers, Clock clock) {
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * What comes next for a client. Its first request begins with the oldest entry that is left.
   *
   * @param repeatWithin how soon after an answer the same is given again
   */
  Given next(FeedId feed, String instance, int limit, Duration repeatWithin, Source source) {
    ReaderId id = ReaderId.client(feed, instance);
    while (true) {
      Instant now = clock.instant();
      Optional<Versioned> found = readers.find(id);
      Optional<InFlightBatch> last =
          found.flatMap(place -> Optional.ofNullable(place.reader().inFlight()));
      boolean repeated = last.isPresent() && now.isBefore(last.get().cutAt().plus(repeatWithin));
      Position from =
          repeated
              ? last.get().from()
              : last.map(InFlightBatch::to)
                  .orElseGet(
                      () -> found.map(place -> place.reader().cursor()).orElse(Position.START));
      FeedPage feedPage =
          repeated
              ? source.read(
                  from, last.map(InFlightBatch::to), last.get().ranges().getFirst().size())
              : source.read(from, Optional.empty(), limit);
      boolean unchanged =
          repeated ? feedPage.next().equals(last.get().to()) : feedPage.entries() == 0;
      if (unchanged) {
        return new Given(feedPage, repeated);
      }
      // Another form may need more room than before, and then less is given.
      InFlightBatch inFlight = inFlight(from, feedPage, repeated ? last.get().cutAt() : now);
      Versioned place = found.orElseGet(() -> readers.addIfAbsent(beginning(id)));
      // Another request of the same client may have been its first, and its place is further by
      // now.
      boolean stands = found.isPresent() || place.reader().equals(beginning(id));
      if (stands && readers.replace(place, place.reader().advanced(from, inFlight)).isPresent()) {
        return new Given(feedPage, repeated);
      }
    }
  }

  private static Reader beginning(ReaderId id) {
    return Reader.following(id, Group.NONE, Position.START);
  }

  private static InFlightBatch inFlight(Position from, FeedPage feedPage, Instant givenAt) {
    return new InFlightBatch(
        List.of(new InFlightBatch.DeliveryRange(from, feedPage.next(), feedPage.entries())),
        0,
        1,
        givenAt);
  }
}
