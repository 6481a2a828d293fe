package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.settings.Group;
import io.signalbox.store.Item;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What an event takes in the journal, in sheets and in filters, in bytes: what the page on figures
 * reckons with.
 */
class StoredSizesTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final int HOURS = 24;
  private static final int BATCHES_AN_HOUR = 20;
  private static final int EVENTS_A_BATCH = 100;
  private static final int EVENTS = HOURS * BATCHES_AN_HOUR * EVENTS_A_BATCH;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-02T00:10:00Z"));
  private final Random random = new Random(1);

  /** A number of which small ones are more frequent, as types, networks and names are. */
  private int frequent(int most) {
    return (int) Math.min(most - 1, -Math.log(1 - random.nextDouble()) * most / 5);
  }

  private Candidate candidate() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    int feed = frequent(40);
    event.put("feed.name", "feed-" + feed).put("feed.provider", "provider-" + feed / 3);
    event.put("classification.type", List.of("scanner", "phishing", "c2-server").get(feed % 3));
    event.put("classification.identifier", "identifier-" + feed);
    event.put("time.source", clock.instant().minusSeconds(frequent(90_000)).toString());
    int network = frequent(400);
    event.put("source.asn", 64_500 + network / 2).put("source.geolocation.cc", "AT");
    event.put(
        "source.ip", "10.%d.%d.%d".formatted(network, frequent(256), 1 + random.nextInt(250)));
    if (random.nextInt(3) == 0) {
      event.put("source.fqdn", "host-%d.example-%d.org".formatted(frequent(50), frequent(3_000)));
    }
    EnvelopeKey key =
        EnvelopeKey.first(new DedupKey(new UUID(random.nextLong(), random.nextLong()).toString()));
    JournalRow row =
        JournalRow.of(
            new StoredEnvelope(
                key, Envelope.ofEvent(event), "sender-" + feed / 4, clock.instant()));
    return new Candidate(key, clock.instant(), 600, List.of(), Optional.of(row), List.of());
  }

  private static String kind(Item item) {
    String partition = item.key().partition();
    if (partition.startsWith("~outcomes/")) {
      return "log of outcomes";
    }
    if (!partition.startsWith("~statistics/")) {
      return "journal";
    }
    String rest = partition.substring("~statistics/".length());
    if (rest.contains("-by-")) {
      return rest.startsWith("outcomes/") ? "summaries of outcomes" : "summaries";
    }
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
  }

  private Map<String, Long> bytesByKind() {
    Map<String, Long> bytes = new TreeMap<>();
    try (EmbeddedStore store = EmbeddedStore.inMemory(clock)) {
      EmbeddedStream written = store.stream("feeds");
      EmbeddedStream noted = store.stream("deliveries");
      OutcomeLog outcomes = new OutcomeLog(store.table("deliveries"), clock, RETENTION);
      FeedAppender journal =
          new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
      for (int batch = 0; batch < HOURS * BATCHES_AN_HOUR; batch++) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < EVENTS_A_BATCH; i++) {
          candidates.add(candidate());
        }
        journal.append(FeedId.JOURNAL, Group.NONE, candidates);
        outcomes.append("batch-" + batch, "soc-" + batch % 20, outcomes(candidates), List.of());
        clock.advance(Duration.ofMinutes(60 / BATCHES_AN_HOUR));
      }
      clock.advance(Duration.ofDays(1));
      new SheetBuilder(
              store.table("feeds"),
              new CountedLogs(
                  store.table("feeds"),
                  new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION),
                  store.table("deliveries"),
                  clock,
                  RETENTION),
              new HostKey(new MemorySecrets(), random),
              clock,
              RETENTION)
          .build(() -> true);
      for (EmbeddedStream stream : List.of(written, noted)) {
        stream
            .after(0, Integer.MAX_VALUE)
            .forEach(change -> bytes.merge(kind(change.item()), size(change.item()), Long::sum));
      }
    }
    return bytes;
  }

  private static long size(Item item) {
    return (long) item.body().sizeInBytes()
        + item.key().partition().length()
        + item.key().sort().length();
  }

  /** A delivery of all, each of which took a time of its own. */
  private List<OutcomeRow> outcomes(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            candidate ->
                new OutcomeRow(
                    Result.DELIVERED,
                    1,
                    OptionalInt.of(DelayBucket.of(Duration.ofMillis(900 + random.nextInt(200)))),
                    candidate.row().orElseThrow().only(OutcomeRow.COUNTED).withOneHost()))
        .toList();
  }

  @Test
  void an_event_takes_less_than_the_page_on_figures_says() {
    Map<String, Long> bytes = bytesByKind();

    Map<String, Long> most =
        Map.ofEntries(
            Map.entry("journal", 45L),
            Map.entry("hour", 8L),
            Map.entry("day", 5L),
            Map.entry("summaries", 5L),
            Map.entry("keys", 32L),
            Map.entry("seen", 6L),
            Map.entry("log of outcomes", 16L),
            Map.entry("outcomes", 17L),
            Map.entry("summaries of outcomes", 7L));
    assertThat(bytes).containsOnlyKeys(most.keySet());
    assertThat(bytes)
        .allSatisfy(
            (kind, size) ->
                assertThat(size / EVENTS).as(kind).isLessThan(most.getOrDefault(kind, 0L)));
  }
}
