package io.signalbox.deployment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.settings.Group;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.HourlyCounts;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.statistics.habit.FailureWatch;
import io.signalbox.statistics.habit.HabitStore;
import io.signalbox.statistics.habit.HabitWatch;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Gives a hub what it would know of a sender that sent once a day, until three days ago. */
final class HabitRun {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final int DAYS = 25;
  private static final int SILENT_DAYS = 3;

  private static final class Moving extends Clock {
    private Instant now;

    Moving(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private HabitRun() {}

  static void fill(Table feeds, Instant now) {
    Moving clock = new Moving(now.minus(Duration.ofDays(DAYS + SILENT_DAYS)));
    try (EmbeddedStore store = EmbeddedStore.inMemory(clock)) {
      Table journal = store.table("feeds");
      EnvelopeStore envelopes =
          new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
      FeedAppender appender = new FeedAppender(journal, clock, RETENTION, (feed, group) -> {});
      for (int day = 0; day < DAYS; day++) {
        appender.append(FeedId.JOURNAL, Group.NONE, List.of(candidate(day, clock.instant())));
        clock.now = clock.now.plus(Duration.ofDays(1));
        CountedLogs logs =
            new CountedLogs(journal, envelopes, store.table("deliveries"), clock, RETENTION);
        HostKey key = new HostKey(new MemorySecrets(), new Random(2));
        new SheetBuilder(journal, logs, key, clock, RETENTION).build(() -> true);
        HubNotices notices = new HubNotices(envelopes, "hub-a", "watch");
        new HabitWatch(
                new HourlyCounts(journal, clock, RETENTION),
                new HabitStore(journal),
                notices,
                new FailureWatch(
                    new Statistics(journal, logs, key, clock, RETENTION, 1),
                    notices,
                    new FailureRates(journal, clock)))
            .look(() -> true);
      }
      for (String partition : List.of("~statistics/habits", "~statistics/habits-progress")) {
        journal
            .query(Range.ascending(partition, 10), Consistency.STRONG)
            .forEach(item -> put(feeds, item.draft()));
      }
    }
  }

  /** The hub may have looked by itself. */
  private static void put(Table feeds, Draft draft) {
    switch (feeds.insertIfAbsent(draft)) {
      case Insertion.Inserted _ -> {}
      case Insertion.Present(Item item) -> feeds.replaceIfVersion(draft, item.version());
    }
  }

  private static Candidate candidate(int number, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("extra.number", number);
    Envelope envelope = Envelope.ofEvent(event);
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, "sender", at));
    return new Candidate(key, at, 300, List.of(), Optional.of(row), List.of());
  }
}
