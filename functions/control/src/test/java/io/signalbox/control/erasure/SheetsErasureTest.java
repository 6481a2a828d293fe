package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.settings.Group;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.Level;
import io.signalbox.statistics.Question;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail address by which events are counted goes from the sheets, and the counts stay. */
class SheetsErasureTest {
  private static final String MAIL = "jo.victim@people.example";
  private static final String MASKED = "xx.xxxxxx@xxxxxx.xxxxxxx";

  /** So long that its length, which is before it, is a digit's code. */
  private static final String LONG = MAIL + " and more than 24 characters";

  private static final int MANY = 9_000;

  private final ErasureHub hub = new ErasureHub(0);
  private final MemorySecrets secrets = new MemorySecrets();
  private int posted;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void nothing_is_left_in_a_small_sheet_and_its_counts_are_the_same() {
    append(List.of(MAIL, MAIL, LONG, "Jo.Victim@people.example", "other"));
    build();
    assertThat(DeflatedTraces.of(MAIL, hub.store.scan("feeds"))).hasSizeGreaterThan(1);
    List<Long> before = counts(Dimension.TYPE);

    assertThat(erase().path("erased").path("statistics").asInt()).isGreaterThan(1);

    assertThat(DeflatedTraces.of(MAIL, hub.store.scan("feeds"))).isEmpty();
    assertThat(counts(Dimension.TYPE)).isEqualTo(before);
    assertThat(count(Map.of(Dimension.FEED, Set.of(MASKED)), Dimension.FEED).getFirst().events())
        .isEqualTo(3);
  }

  @Test
  void nothing_is_left_in_a_large_sheet_nor_where_its_values_are_said_to_be_after_crashes() {
    List<String> feeds = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      feeds.add(i % 3_000 == 0 ? MAIL : "feed-" + i % 7);
    }
    append(feeds);
    build();
    assertThat(DeflatedTraces.of(MAIL, hub.store.scan("feeds")))
        .anyMatch(key -> key.partition().startsWith("~statistics/day-by-feed"))
        .anyMatch(key -> key.partition().startsWith("~statistics/day/"));
    List<Long> before = counts(Dimension.ASN);
    String id = begin();
    Random random = new Random(3);
    int crashes = 0;
    while (!receipt(id).path("state").asText().equals("finished")) {
      try {
        hub.erase(new FailingPlatform(hub, random));
      } catch (StoreException.Unavailable crash) {
        crashes++;
      }
    }

    assertThat(crashes).isGreaterThan(2);
    assertThat(DeflatedTraces.of(MAIL, hub.store.scan("feeds"))).isEmpty();
    assertThat(counts(Dimension.ASN)).isEqualTo(before);
    Map<Dimension, Set<String>> ofMasked = Map.of(Dimension.FEED, Set.of(MASKED));
    assertThat(count(ofMasked, Dimension.FEED).getFirst().events()).isEqualTo(3);
    assertThat(count(ofMasked, Dimension.ASN, Dimension.COUNTRY)).hasSize(3);
  }

  @Test
  void days_merged_afterwards_have_the_same_counts() {
    append(List.of("zebra", MAIL, "other"));
    hub.clock.advance(Duration.ofHours(1));
    append(List.of(MAIL, "yak"));
    hub.clock.advance(Duration.ofHours(2));
    builder().build(() -> true);
    List<Long> before = counts(Dimension.TYPE);
    erase();

    build();

    assertThat(DeflatedTraces.of(MAIL, hub.store.scan("feeds"))).isEmpty();
    assertThat(counts(Dimension.TYPE)).isEqualTo(before);
    assertThat(count(Map.of(), Dimension.FEED))
        .extracting(Figures.Row::values)
        .containsExactly(List.of("other"), List.of(MASKED), List.of("yak"), List.of("zebra"));
  }

  /** Appends events of these feeds to the journal, as fanout does. */
  private void append(List<String> feeds) {
    List<Candidate> candidates = new ArrayList<>();
    for (String feed : feeds) {
      String event =
          "{\"feed.name\": \"%s\", \"classification.type\": \"phishing\", \"source.asn\": %d, \"source.geolocation.cc\": \"AT\"}"
              .formatted(feed, 64_500 + posted);
      EnvelopeKey key = hub.post("cert-at", posted++, event).key();
      JournalRow row =
          JournalRow.of(hub.envelopeStore.getAll(List.of(key)).values().iterator().next());
      candidates.add(
          new Candidate(key, hub.clock.instant(), 100, List.of(), Optional.of(row), List.of()));
    }
    hub.appender.append(FeedId.JOURNAL, Group.NONE, candidates);
  }

  private void build() {
    hub.clock.advance(Duration.ofDays(2));
    builder().build(() -> true);
  }

  private SheetBuilder builder() {
    return new SheetBuilder(
        hub.store.table("feeds"), logs(), hostKey(), hub.clock, ErasureHub.RETENTION);
  }

  private CountedLogs logs() {
    return new CountedLogs(
        hub.store.table("feeds"),
        hub.envelopeStore,
        hub.store.table("deliveries"),
        hub.clock,
        ErasureHub.RETENTION);
  }

  private HostKey hostKey() {
    return new HostKey(secrets, new Random(2));
  }

  private String begin() {
    return hub.ask("admin", "POST", "/v1/erasures", "{\"mail\": \"" + MAIL + "\"}")
        .path("id")
        .asText();
  }

  private JsonNode erase() {
    String id = begin();
    hub.erase();
    return receipt(id);
  }

  private JsonNode receipt(String id) {
    return hub.ask("admin", "GET", "/v1/erasures/" + id, "");
  }

  private List<Figures.Row> count(Map<Dimension, Set<String>> where, Dimension... by) {
    return statistics().count(question(where, by), () -> true).rows();
  }

  private Statistics statistics() {
    return new Statistics(
        hub.store.table("feeds"), logs(), hostKey(), hub.clock, ErasureHub.RETENTION, 1);
  }

  private static Question question(Map<Dimension, Set<String>> where, Dimension... by) {
    Instant from = Instant.parse("2026-11-01T00:00:00Z");
    return new Question(List.of(by), where, from, Optional.empty(), Level.DAY);
  }

  /** All events, by the sheets and by the journal, and those of each value by the sheets. */
  private List<Long> counts(Dimension by) {
    List<Long> counts = new ArrayList<>();
    List<Figures.Row> recounted = statistics().recount(question(Map.of()), () -> true).rows();
    counts.add(count(Map.of()).stream().mapToLong(Figures.Row::events).sum());
    counts.add(recounted.stream().mapToLong(Figures.Row::events).sum());
    assertThat(counts.get(0)).isEqualTo(counts.get(1)).isEqualTo(posted);
    count(Map.of(), by).forEach(row -> counts.add(row.events()));
    return counts;
  }
}
