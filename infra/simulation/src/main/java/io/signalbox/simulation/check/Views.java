package io.signalbox.simulation.check;

import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedLog;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** A hub's tables as they truly are, read by the hub's own code. */
final class Views {
  private static final Clock CLOCK = Clock.fixed(Simulator.START, ZoneOffset.UTC);

  private Views() {}

  static FeedLog feeds(Hub hub) {
    return new FeedLog(hub.table("Feeds"), CLOCK, hub.retention());
  }

  static EnvelopeStore archive(Hub hub) {
    return new EnvelopeStore(
        hub.table("Envelopes"), CLOCK, new SplittableRandom(0), hub.retention());
  }
}
