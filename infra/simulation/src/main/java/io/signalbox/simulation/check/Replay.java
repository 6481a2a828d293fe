package io.signalbox.simulation.check;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operator was told is sent again: all that lay in a destination's feeds when it was asked
 * for.
 */
public final class Replay {
  private record Place(FeedId feed, Position position) {}

  /** Clocks differ: what came last may count as later than the replay. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Instant asked;
  private final List<Place> places = new ArrayList<>();

  /** Of all that lies there now, which is the time {@code asked}. */
  public Replay(Hub hub, String destination, Instant asked) {
    this.asked = asked;
    for (Reader reader : new Readers(hub.table("Readers")).ofDestination(destination)) {
      if (reader.id().isMain()) {
        FeedId feed = reader.id().feed();
        for (Located one :
            Views.feeds(hub).read(feed, Position.START, Integer.MAX_VALUE).entries()) {
          if (one.entry().at().isBefore(asked.minus(CLOCKS_DIFFER))
              && !Views.isAbove(hub, feed, one)) {
            places.add(new Place(feed, one.position()));
          }
        }
      }
    }
  }

  /** All of it came again. */
  public void check(Deliveries deliveries, Violations violations) {
    for (Place place : places) {
      violations.require(
          deliveries.hasFromReplay(place.feed(), place.position(), asked),
          Promise.ACCEPTED_MEANS_KEPT,
          place + " was to be sent again at " + asked + " and was not");
    }
  }
}
