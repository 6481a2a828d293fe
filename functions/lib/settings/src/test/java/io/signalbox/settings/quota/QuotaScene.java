package io.signalbox.settings.quota;

import io.signalbox.envelope.Marking;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.settings.Grants;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.telemetry.Metrics;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Processes of a hub, which share a table. */
final class QuotaScene implements AutoCloseable {
  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T22:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);

  /** Reads and writes of the table. */
  final AtomicInteger writes = new AtomicInteger();

  Quota budget = Quota.UNLIMITED;
  boolean budgetIsAway;

  @Override
  public void close() {
    store.close();
  }

  Quotas process() {
    return process(clock);
  }

  Quotas process(ManualClock itsClock) {
    return new Quotas(
        () ->
            new SettingsDocument(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new HubSettings(MarkingPolicy.DEFAULT, budget)),
        new ForwardingDueTable(store.table("Envelopes")) {
          @Override
          public boolean replaceIfVersion(Draft draft, long expected) {
            writes.incrementAndGet();
            return super.replaceIfVersion(draft, expected);
          }

          @Override
          public Insertion insertIfAbsent(Draft draft) {
            writes.incrementAndGet();
            return super.insertIfAbsent(draft);
          }

          @Override
          public Optional<Item> get(Key key, Consistency consistency) {
            writes.incrementAndGet();
            if (budgetIsAway && key.partition().equals("usage#")) {
              throw new StoreException.Unavailable("away", new IOException());
            }
            return super.get(key, consistency);
          }
        },
        Metrics.NONE,
        itsClock,
        new SecureRandom());
  }

  static Quota events(long count) {
    return new Quota(OptionalLong.of(count), OptionalLong.empty());
  }

  static Quota bytes(long count) {
    return new Quota(OptionalLong.empty(), OptionalLong.of(count));
  }

  static Instance sender(Quota quota) {
    return new Instance(
        "sender",
        List.of(),
        Optional.empty(),
        Set.of(),
        Grants.EVERYTHING,
        InvalidContent.REJECT,
        UnknownFields.WARN,
        Optional.empty(),
        Marking.NONE,
        quota);
  }
}
