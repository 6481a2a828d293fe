package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.deliver.http.DeliverHttpHandler;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it costs to try again one envelope of many that a destination does not take. */
final class SetAside implements AutoCloseable {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final FeedId FEED = new FeedId(Settings.destination(0), "");
  private static final Duration RETENTION = Duration.ofDays(90);

  /** Longer than any pause between two tries. */
  private static final Duration LATER = Duration.ofDays(1);

  private final Ground ground;
  private final DeliverHttpHandler deliver;
  private final Context context;
  private final List<ReaderId> parked = new ArrayList<>();
  private int next;

  /** A destination that refuses all, and so many envelopes that were set aside for it. */
  SetAside(Ground ground, int size) throws UnreadableBody {
    this.ground = ground;
    Settings.commit(ground, Settings.document(1));
    deliver =
        new DeliverHttpHandler(
            ground.platform("DeliverHttpFunction"),
            push -> new Exchange.Answered(400, Optional.empty(), ""));
    context = ground.context("DeliverHttpFunction");
    append(size);
    park();
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to try again what was set aside", "set aside");
    for (int size : SIZES) {
      try (SetAside setAside = new SetAside(new Ground(template), size)) {
        growth.add(
            "try one again",
            size,
            Cost.of(setAside.ground, 100, setAside::advance, setAside::tryNext));
        System.out.printf("%,11d items queried in a round%n", setAside.itemsQueriedInRound());
      }
    }
    return growth;
  }

  /** How many items the tables' queries find while each envelope is tried again once. */
  long itemsQueriedInRound() {
    advance();
    long before = ground.itemsQueried();
    for (int i = 0; i < parked.size(); i++) {
      tryNext();
    }
    return ground.itemsQueried() - before;
  }

  private void append(int size) throws UnreadableBody {
    EnvelopeStore envelopeStore =
        new EnvelopeStore(
            ground.store().table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    FeedAppender appender =
        new FeedAppender(
            ground.store().table("Feeds"), ground.clock(), RETENTION, (feed, group) -> {});
    for (int i = 0; i < size; i++) {
      Envelope envelope = Envelopes.about(i, 0);
      envelopeStore.keep(envelope, "sender");
      ground.clock().advance(Duration.ofMillis(10));
      EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
      appender.append(
          FEED, Group.NONE, List.of(new Candidate(key, ground.clock().instant(), 400, List.of())));
    }
  }

  private void park() {
    Readers readers = new Readers(ground.store().table("Readers"));
    FeedLog feeds = new FeedLog(ground.store().table("Feeds"), ground.clock(), RETENTION);
    readers.follow(FEED, Group.NONE);
    for (Located one : feeds.read(FEED, Position.START, Integer.MAX_VALUE).entries()) {
      ReaderId id = ReaderId.aside(FEED, one.position(), "");
      readers.addIfAbsent(Reader.bounded(id, Group.NONE, one.position(), one.next(), ""));
      parked.add(id);
    }
  }

  private void advance() {
    ground.clock().advance(LATER);
  }

  private void tryNext() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("1");
    message.setBody(new Hint(parked.get(next++ % parked.size())).text());
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    if (!deliver.handleRequest(event, context).getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("The hint was not worked on");
    }
  }

  @Override
  public void close() {
    ground.close();
  }
}
