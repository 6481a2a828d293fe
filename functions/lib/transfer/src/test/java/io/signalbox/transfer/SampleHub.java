package io.signalbox.transfer;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.Change;
import io.signalbox.store.Item;
import io.signalbox.store.TableScan;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A hub of which no more is there than its data. */
final class SampleHub {
  static final Duration RETENTION = Duration.ofDays(30);
  static final FeedId SOC = new FeedId("soc", "");

  final HubData data;
  final EnvelopeStore envelopeStore;

  SampleHub(HubData data) {
    this.data = data;
    this.envelopeStore =
        new EnvelopeStore(
            data.table(HubTable.ENVELOPES), data.clock(), new Random(), RETENTION, data.coding());
  }

  static SampleHub inMemory() {
    return of(EmbeddedStore.inMemory(Clock.systemUTC()));
  }

  static SampleHub of(EmbeddedStore store) {
    return new SampleHub(
        new HubData(
            table -> store.table(table.id()),
            table -> store.scan(table.id()),
            () -> store.table(HubTable.ENVELOPES.id()),
            Coding.PLAIN,
            RETENTION,
            Clock.systemUTC()));
  }

  EnvelopeKey keep(String id, String payload) {
    return keep("{\"uuid\":\"%s\"}".formatted(id), payload, "cert-at");
  }

  EnvelopeKey keep(String meta, String payload, String sender) {
    try {
      return envelopeStore
          .keep(
              new EnvelopeReader()
                  .readOne(
                      "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":%s,\"payload\":%s}"
                          .formatted(meta, payload)),
              sender)
          .key();
    } catch (UnreadableBody wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** Does what fanout does. */
  void route(EnvelopeKey key) {
    Instant now = data.clock().instant();
    Candidate candidate = new Candidate(key, now, 100, List.of());
    FeedAppender feeds =
        new FeedAppender(data.table(HubTable.FEEDS), data.clock(), RETENTION, (feed, group) -> {});
    feeds.append(SOC, Group.NONE, List.of(candidate));
    feeds.append(FeedId.JOURNAL, Group.NONE, List.of(candidate));
  }

  FeedLog feeds() {
    return new FeedLog(data.table(HubTable.FEEDS), data.clock(), RETENTION);
  }

  /** The reader of the feed, which is added where there is none. */
  Reader reader(Position cursor) {
    return new Readers(data.table(HubTable.READERS))
        .addIfAbsent(Reader.following(ReaderId.main(SOC), Group.NONE, cursor))
        .reader();
  }

  List<Item> items(HubTable table) {
    TableScan scan = data.scan(table);
    List<Item> all = new ArrayList<>();
    List<Item> part = scan.behind(Optional.empty());
    while (!part.isEmpty()) {
      all.addAll(part);
      part = scan.behind(Optional.of(part.getLast().key()));
    }
    return all;
  }

  /** What fanout would route, were it told of everything. */
  List<EnvelopeKey> unrouted() {
    return items(HubTable.ENVELOPES).stream()
        .flatMap(item -> envelopeStore.arrival(new Change("1", item)).stream())
        .map(arrival -> arrival.key())
        .toList();
  }
}
