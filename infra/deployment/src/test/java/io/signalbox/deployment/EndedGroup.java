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

/** A group that got nothing for longer than retention. */
final class EndedGroup {
  private EndedGroup() {}

  /** Puts one into the hub's tables, and a hint that has it looked at into that queue. */
  static void of(String destination, LocalHub hub, String queue, Instant now) {
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
}
