package io.signalbox.deployment;

import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.local.LocalHub;
import io.signalbox.settings.Group;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Readers of groups that the run has not the time to bring about. */
final class PlacedReaders {
  private PlacedReaders() {}

  /** One that got nothing for longer than retention, and a hint that has it looked at. */
  static void ended(String destination, LocalHub hub, String queue, Instant now) {
    ReaderId reader = ReaderId.main(new FeedId(destination, "0123456789abcdef"));
    new Readers(hub.table("Readers"))
        .addIfAbsent(
            Reader.following(reader, new Group(Map.of("source.asn", "64496")), Position.START)
                .endingAfter(now));
    hub.table("Feeds")
        .insertIfAbsent(
            Draft.of(
                new Key(reader.feed().text(), "origin"),
                Body.ofText("{\"firstPage\":1,\"group\":{\"source.asn\":\"64496\"}}")));
    hub.queue(queue).send(List.of(Message.now(new Hint(reader).text())));
  }

  /** One whose next try is due. */
  static void due(String destination, LocalHub hub, Instant now) {
    ReaderId reader = ReaderId.main(new FeedId(destination, "fedcba9876543210"));
    new Readers(hub.table("Readers"))
        .addIfAbsent(
            Reader.following(reader, new Group(Map.of("source.asn", "64497")), Position.START)
                .waitingUntil(now));
  }
}
