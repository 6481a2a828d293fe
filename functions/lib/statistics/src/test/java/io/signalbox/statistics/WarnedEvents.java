package io.signalbox.statistics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Events that are delivered, answered and seen again at random, and counted by hand. */
final class WarnedEvents implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(90);

  /** What became of an event, as it is known here. */
  private static final class Event {
    private LocalDate day = LocalDate.MIN;
    private final String host;
    private final boolean hasContact;
    private boolean isTaken;
    private boolean isReturned;
    private Instant answered = Instant.MAX;

    Event(String host, boolean hasContact) {
      this.host = host;
      this.hasContact = hasContact;
    }

    /** Whether it was answered in time: an event that waits for days may have a later answer. */
    boolean isAnswered() {
      LocalDate over = day.plusDays(1L + Funnel.DAYS_AFTER);
      return !answered.isAfter(over.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
  }

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-02T01:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final Table feeds = store.table("feeds");
  final Table deliveries = store.table("deliveries");
  private final FeedAppender appender = new FeedAppender(feeds, clock, RETENTION, (_, _) -> {});
  private final FeedLog reader = new FeedLog(feeds, clock, RETENTION);
  private final DeliveryLog log = new DeliveryLog(deliveries, clock, RETENTION);
  private final Tickets tickets = new Tickets(deliveries, clock, RETENTION);
  private final List<Event> events = new ArrayList<>();
  private final Map<FeedId, List<Event>> waiting = new LinkedHashMap<>();
  private final Map<Ticket, List<Event>> open = new LinkedHashMap<>();
  private final Map<FeedId, Position> delivered = new HashMap<>();
  private final HostKey key = new HostKey(new MemorySecrets(), new Random(1));
  private int posted;

  @Override
  public void close() {
    store.close();
  }

  Funnel funnel(Table table) {
    return funnel(table, deliveries);
  }

  Funnel funnel(Table table, Table deliveriesTable) {
    EnvelopeStore envelopes =
        new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
    return new Funnel(table, envelopes, deliveriesTable, key, clock, RETENTION);
  }

  /** Writes sheets, and what the funnel reads instead of the journal. */
  SheetBuilder sheets(Table table) {
    EnvelopeStore envelopes =
        new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
    CountedLogs logs = new CountedLogs(table, envelopes, deliveries, clock, RETENTION);
    return new SheetBuilder(table, logs, key, clock, RETENTION);
  }

  LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  void post(Random random) {
    post(random, () -> {});
  }

  /**
   * Posts an event.
   *
   * @param meanwhile what happens after its feed got it, and before the journal does
   */
  void post(Random random, Runnable meanwhile) {
    String host = random.nextInt(5) == 0 ? "" : "192.0.2." + random.nextInt(40);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("extra.n", posted++);
    json.put("classification.type", "phishing");
    if (!host.isEmpty()) {
      json.put("source.ip", host);
    }
    Envelope envelope = Envelope.ofEvent(json);
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, "cert-at", clock.instant()));
    Event event = new Event(host, random.nextInt(4) > 0);
    events.add(event);
    FeedId feed = new FeedId("mails", "group" + random.nextInt(3));
    appender.append(feed, Group.NONE, List.of(new Candidate(key, clock.instant(), 100, List.of())));
    waiting.computeIfAbsent(feed, unknown -> new ArrayList<>()).add(event);
    meanwhile.run();
    event.day = today();
    appender.append(
        FeedId.JOURNAL,
        Group.NONE,
        List.of(
            new Candidate(
                key,
                clock.instant(),
                100,
                List.of(feed),
                Optional.of(event.hasContact ? row.withContact() : row),
                List.of())));
  }

  void deliver(Random random) {
    for (Map.Entry<FeedId, List<Event>> feed : waiting.entrySet()) {
      List<Event> of = feed.getValue();
      if (of.isEmpty()) {
        continue;
      }
      FeedId id = feed.getKey();
      Position from = delivered.getOrDefault(id, Position.START);
      List<Located> entries = reader.read(id, from, of.size()).entries();
      Position begin = entries.getFirst().position();
      Position end = entries.getLast().next();
      UUID delivery = new UUID(random.nextLong(), random.nextLong());
      note(id, delivery, begin, end, of.size(), Result.FAILED);
      Result result = random.nextInt(3) == 0 ? Result.REFUSED : Result.DELIVERED;
      note(id, delivery, begin, end, of.size(), result);
      of.forEach(event -> event.isTaken = result == Result.DELIVERED);
      if (result == Result.DELIVERED && random.nextInt(4) == 0) {
        clock.advance(Duration.ofMinutes(1));
        note(id, delivery, begin, end, of.size(), Result.RETURNED);
        of.forEach(event -> event.isReturned = true);
      }
      TicketHolder holder =
          new TicketHolder(
              delivery,
              ReaderId.main(id),
              begin,
              end,
              clock.instant(),
              new NoticeSubject(Optional.empty(), List.of(), List.of()));
      open.put(
          tickets.take(today(), 0, List.of(holder)).values().iterator().next(), List.copyOf(of));
      delivered.put(id, end);
      of.clear();
    }
  }

  private void note(
      FeedId feed, UUID delivery, Position from, Position to, int size, Result result) {
    clock.advance(Duration.ofMillis(3));
    ReaderId main = ReaderId.main(feed);
    log.add(
        main,
        "run",
        List.of(
            new DeliveryRecord(
                delivery, feed, main.name(), from, to, size, 1, clock.instant(), result, "")));
  }

  /** Answers some of the notices. */
  void answer(Random random) {
    for (Map.Entry<Ticket, List<Event>> notice : List.copyOf(open.entrySet())) {
      if (random.nextInt(3) == 0) {
        tickets.change(
            notice.getKey(),
            state -> state.answered(new NoticeState.Answered("fixed", clock.instant(), "answer")));
        notice.getValue().forEach(event -> event.answered = clock.instant());
        open.remove(notice.getKey());
      }
    }
  }

  FunnelDay expected(LocalDate day, boolean isFinal) {
    long all = 0;
    long contact = 0;
    long taken = 0;
    long answered = 0;
    long gone = 0;
    for (Event event : events) {
      if (event.day.equals(day)) {
        boolean isTaken = event.hasContact && event.isTaken && !event.isReturned;
        all++;
        contact += event.hasContact ? 1 : 0;
        taken += isTaken ? 1 : 0;
        answered += isTaken && event.isAnswered() ? 1 : 0;
        gone += isTaken && !event.host.isEmpty() && !isSeenAgain(event) ? 1 : 0;
      }
    }
    return new FunnelDay(day, all, contact, taken, answered, gone, isFinal);
  }

  private boolean isSeenAgain(Event event) {
    return events.stream()
        .filter(other -> other.host.equals(event.host))
        .anyMatch(
            other ->
                other.day.isAfter(event.day)
                    && !other.day.isAfter(event.day.plusDays(Funnel.DAYS_AFTER)));
  }
}
