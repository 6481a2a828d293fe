package io.signalbox.simulation.exchange;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** Envelopes that hubs exchange, and what has become of them. */
final class Peers {
  private static final Clock CLOCK = Clock.fixed(Simulator.START, ZoneOffset.UTC);

  private Peers() {}

  private static String id(int number) {
    return "72ddb00c-2d0a-4eea-b7ac-%012d".formatted(number);
  }

  static String event(int number) {
    return event(number, "192.0.2.1");
  }

  /** Another body under the id. */
  static String another(int number) {
    return event(number, "192.0.2.2");
  }

  private static String event(int number, String address) {
    return """
    {"format":"intelmq","version":1,"type":"event",
     "meta":{"uuid":"%s","tags":["none"],"rtir:ticket":7,
             "signalbox:parent":"72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b"},
     "payload":{"source.ip":"%s"}}\
    """
        .formatted(id(number), address);
  }

  static String tags(int number, String tag) {
    return """
    {"format":"intelmq","version":1,"type":"event",
     "meta":{"uuid":"%s","tags":["%s"]},"payload":{}}\
    """
        .formatted(id(number), tag);
  }

  static ArchivedEnvelope find(Hub hub, int number) {
    return new EnvelopeStore(
            hub.table("Envelopes"), CLOCK, new SplittableRandom(1), hub.retention())
        .find(EnvelopeId.parse(id(number)).dedupKey())
        .orElseThrow(() -> new AssertionError(hub.name() + " has no envelope " + number));
  }

  static List<EnvelopeKey> journal(Hub hub) {
    return new FeedLog(hub.table("Feeds"), CLOCK, hub.retention())
            .read(FeedId.JOURNAL, Position.START, null, Integer.MAX_VALUE, Long.MAX_VALUE)
            .entries()
            .stream()
            .map(one -> one.entry().key())
            .toList();
  }
}
