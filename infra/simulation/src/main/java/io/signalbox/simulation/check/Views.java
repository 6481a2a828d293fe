package io.signalbox.simulation.check;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A hub's tables as they truly are, read by the hub's own code. */
final class Views {
  private static final Clock CLOCK = Clock.fixed(Simulator.START, ZoneOffset.UTC);

  private Views() {}

  static FeedLog feeds(Hub hub) {
    return new FeedLog(hub.table("Feeds"), CLOCK, hub.retention());
  }

  /** Whether what lies there is marked above the ceiling of the feed's destination. */
  static boolean isAbove(Hub hub, FeedId feed, Located located) {
    return envelopeStore(hub).getAll(List.of(located.entry().key())).values().stream()
        .anyMatch(stored -> Wanted.isAbove(stored.envelope(), feed.destination()));
  }

  /** The places of a feed at which the delivery log says that something was withheld. */
  static Set<Position> withheld(Hub hub, FeedId feed) {
    return deliveries(hub, feed).stream()
        .filter(record -> record.result() == DeliveryRecord.Result.WITHHELD)
        .map(DeliveryRecord::from)
        .collect(Collectors.toSet());
  }

  /** What the delivery log says of a feed. */
  static List<DeliveryRecord> deliveries(Hub hub, FeedId feed) {
    return new DeliveryLog(hub.table("Deliveries"), CLOCK, hub.retention())
        .newest(feed, feeds(hub).end(feed), Integer.MAX_VALUE);
  }

  static EnvelopeStore envelopeStore(Hub hub) {
    return new EnvelopeStore(
        hub.table("Envelopes"), CLOCK, new SplittableRandom(0), hub.retention());
  }
}
