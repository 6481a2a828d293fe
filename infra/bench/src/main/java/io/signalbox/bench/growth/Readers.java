package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.deliver.http.DeliverHttpHandler;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import io.signalbox.wake.WakeHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What it costs to find the readers that are due among many, and to deliver for one of them. */
final class Readers {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
  private static final int DUE_OF = 100;
  private static final int DELIVERIES = 200;
  private static final int WOKEN = 20_000;
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final String DESTINATION = Settings.destination(0);

  private final Ground ground;
  private final int size;
  private final WakeHandler wake;
  private final DeliverHttpHandler deliver;
  private final EnvelopeStore envelopeStore;
  private final FeedAppender appender;
  private final Context context;
  private int next;
  private long events;

  private Readers(Ground ground, int size) {
    this.ground = ground;
    this.size = size;
    Settings.commit(ground, Settings.document(1));
    wake = new WakeHandler(ground.platform("WakeFunction"));
    deliver =
        new DeliverHttpHandler(
            ground.platform("DeliverHttpFunction"),
            push -> new Exchange.Answered(204, Optional.empty(), ""));
    context = ground.context("DeliverHttpFunction");
    envelopeStore =
        new EnvelopeStore(
            ground.store().table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    appender =
        new FeedAppender(
            ground.store().table("Feeds"), ground.clock(), RETENTION, (feed, group) -> {});
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to find a reader that is due, and to deliver", "readers");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        Readers readers = new Readers(ground, size);
        readers.add();
        growth.add(
            "deliver one event",
            size,
            Cost.of(ground, DELIVERIES, () -> readers.append(DELIVERIES), readers::deliver));
        int wakes = Math.max(1, WOKEN * DUE_OF / size);
        growth.add(
            "wake, for each reader due (1 %)",
            size, Cost.of(ground, wakes, () -> {}, readers::wake).dividedBy(size / DUE_OF));
      }
    }
    return growth;
  }

  /** One in a hundred is due now, the others tomorrow. */
  private void add() {
    var readers = new io.signalbox.delivery.reader.Readers(ground.store().table("Readers"));
    Instant now = ground.clock().instant();
    for (int i = 0; i < size; i++) {
      readers.addIfAbsent(
          Reader.following(ReaderId.main(feed(i)), Group.NONE, Position.START)
              .waitingUntil(i % DUE_OF == 0 ? now : now.plus(Duration.ofDays(1))));
    }
  }

  private static FeedId feed(int number) {
    return new FeedId(DESTINATION, "group-" + number);
  }

  /** The minute is not the one in which the destination is looked at as a whole. */
  private void wake() {
    wake.handleRequest(new ScheduledEvent(), ground.context("WakeFunction"));
  }

  /** Gives each of so many readers, which are not due, one event more. */
  private void append(int readers) throws UnreadableBody {
    next = 0;
    ground.clock().advance(Duration.ofMillis(10));
    for (int i = 0; i < readers; i++) {
      Envelope envelope = Envelopes.about(events++, 0);
      envelopeStore.keep(envelope, "sender");
      Candidate candidate =
          new Candidate(
              EnvelopeKey.first(envelope.id().dedupKey()),
              ground.clock().instant(),
              400,
              List.of());
      appender.append(grown(i), Group.NONE, List.of(candidate));
    }
  }

  private static FeedId grown(int number) {
    return new FeedId(DESTINATION, "grown-" + number);
  }

  private void deliver() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("1");
    message.setBody(new Hint(ReaderId.main(grown(next++))).text());
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    if (!deliver.handleRequest(event, context).getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("A delivery failed");
    }
  }
}
