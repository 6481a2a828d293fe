package io.signalbox.bounces;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** As much of a hub as there is to bring reports to deliveries, and the function under test. */
final class BounceHub {
  private final Clock clock;
  final EmbeddedStore store;
  final EmbeddedPlatform platform;
  final DeliveryLog log;
  final Readers readers;
  private final BouncesHandler handler;

  BounceHub(Clock clock) {
    this.clock = clock;
    store = EmbeddedStore.inMemory(clock);
    platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.of(
                    "DELIVERIES_TABLE", "deliveries",
                    "READERS_TABLE", "readers",
                    "ENVELOPES_TABLE", "envelopes",
                    "ENVELOPE_CODING", "plain",
                    "HUB_NAME", "hub-a",
                    "RETENTION", "P30D")),
            mail -> new Mailer.Result.Deferred("no mails here"),
            new MemorySecrets(),
            clock,
            new Random(1));
    log = new DeliveryLog(platform.table("DELIVERIES_TABLE"), clock, Duration.ofDays(30));
    readers = new Readers(platform.dueTable("READERS_TABLE"));
    handler = new BouncesHandler(platform);
  }

  /** Notes that a mail with all from one position to another was sent. */
  void sent(ReaderId main, Group group, Position from, Position to, String messageId) {
    int envelopes = (int) (to.page() - from.page());
    DeliveryRecord record =
        new DeliveryRecord(
            new UUID(1, 2),
            main.feed(),
            main.name(),
            from,
            to,
            envelopes,
            1,
            clock.instant(),
            Result.DELIVERED,
            messageId);
    readers.addIfAbsent(Reader.bounded(main, group, from, to, ""));
    log.add(main, "run", List.of(record));
    log.addMessage(main, messageId, record, List.of(ReceiptSpan.of(clock.instant())));
  }

  /** Takes back what the function writes last, as if it had died before. */
  void forgetLateOutcomes(String destination) {
    Table deliveries = platform.table("DELIVERIES_TABLE");
    deliveries.query(Range.ascending(destination, 100), Consistency.STRONG).stream()
        .filter(item -> item.key().sort().contains("#late-"))
        .forEach(item -> deliveries.deleteIfVersion(item.key(), item.version()));
  }

  /** Tells the function of an event; whether it is done with it. */
  boolean isDone(String event) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("1");
    message.setBody(event);
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(message));
    return handler.handleRequest(batch, NoContext.INSTANCE).getBatchItemFailures().isEmpty();
  }
}
