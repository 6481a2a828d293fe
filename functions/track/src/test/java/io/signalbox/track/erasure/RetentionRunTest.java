package io.signalbox.track.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.Kept;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.settings.Group;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionRunTest {
  private static final FeedId FEED = new FeedId("route", "destination");
  private static final String ADDRESS = "192.0.2.77";

  private final ErasureHub hub = new ErasureHub(0);
  private final OutcomeLog outcomes =
      new OutcomeLog(hub.store.table("deliveries"), hub.clock, ErasureHub.RETENTION);

  @AfterEach
  void close() {
    hub.close();
  }

  /** Sets rules such as {@code cert-at//10}: a sender, a type, and days. */
  private void keep(String... rules) {
    ObjectNode document = hub.settings.current().json().deepCopy();
    ArrayNode retention = document.withObject("/hub").putArray("retention");
    for (String rule : rules) {
      List<String> parts = List.of(rule.split("/", -1));
      ObjectNode one = retention.addObject();
      if (!parts.get(0).isEmpty()) {
        one.put("sender", parts.get(0));
      }
      if (!parts.get(1).isEmpty()) {
        one.put("type", parts.get(1));
      }
      one.put("days", Integer.parseInt(parts.get(2)));
    }
    assertThat(hub.settings.commit(hub.settings.current(), document, List.of())).isPresent();
  }

  private EnvelopeKey post(String sender, int n, String type) {
    EnvelopeKey key = hub.post(sender, n, event(type)).key();
    hub.route(key, FEED, Group.NONE);
    return key;
  }

  private static String event(String type) {
    return "{\"classification.type\": \"%s\", \"source.ip\": \"%s\", \"source.fqdn\": \"victim.example\"}"
        .formatted(type, ADDRESS);
  }

  private void run(Platform platform) {
    new RetentionRun(platform).run(() -> Duration.ofMinutes(5));
  }

  private void run() {
    run(hub.platform);
  }

  private boolean isThere(EnvelopeKey key) {
    return !hub.archive.getAll(List.of(key)).isEmpty();
  }

  private List<Located> journal() {
    return hub.feeds.read(FeedId.JOURNAL, Position.START, 1_000).entries();
  }

  private boolean isNamed(EnvelopeKey key) {
    return journal().stream()
        .map(Located::entry)
        .filter(entry -> entry.key().equals(key))
        .anyMatch(entry -> !entry.row().orElseThrow().get(JournalColumn.ADDRESS).isEmpty());
  }

  @Test
  void envelopes_go_by_the_shortest_rule_that_covers_them() {
    keep("cert-at//10", "/scanner/5", "cert-at/scanner/20", "/phishing/400");
    EnvelopeKey both = post("cert-at", 1, "scanner");
    EnvelopeKey bySender = post("cert-at", 2, "c2-server");
    EnvelopeKey byType = post("cert-de", 3, "scanner");
    EnvelopeKey none = post("cert-de", 4, "phishing");
    List<EnvelopeKey> all = List.of(both, bySender, byType, none);

    hub.clock.advance(Duration.ofDays(5).minusMinutes(1));
    run();
    assertThat(all).allMatch(this::isThere).allMatch(this::isNamed);

    hub.clock.advance(Duration.ofMinutes(2));
    run();
    assertThat(all).filteredOn(this::isThere).containsExactly(bySender, none);
    assertThat(all).filteredOn(this::isNamed).containsExactly(bySender, none);

    hub.clock.advance(Duration.ofDays(5));
    run();
    assertThat(all).filteredOn(this::isThere).containsExactly(none);
    assertThat(all).filteredOn(this::isNamed).containsExactly(none);
  }

  @Test
  void cursors_go_on_ids_stay_known_and_counts_stay_the_same() {
    post("cert-de", 1, "phishing");
    post("cert-at", 2, "scanner");
    post("cert-de", 3, "phishing");
    Reading before = hub.feeds.read(FEED, Position.START, 100);
    keep("cert-at//1");
    hub.clock.advance(Duration.ofDays(2));
    run();

    Reading after = hub.feeds.read(FEED, Position.START, 100);
    assertThat(after.entries()).isEqualTo(before.entries());
    assertThat(after.next()).isEqualTo(before.next());
    assertThat(hub.archive.getAll(after.entries().stream().map(one -> one.entry().key()).toList()))
        .hasSize(2);
    assertThat(hub.post("cert-at", 2, event("scanner"))).isInstanceOf(Kept.Duplicate.class);
    assertThat(hub.post("cert-at", 2, "{\"extra.n\": 2}")).isInstanceOf(Kept.Duplicate.class);
    assertThat(journal())
        .extracting(one -> one.entry().row().orElseThrow().get(JournalColumn.TYPE))
        .containsExactly("phishing", "scanner", "phishing");
  }

  @Test
  void a_changed_rule_holds_for_what_is_kept_already() {
    EnvelopeKey old = post("cert-at", 1, "scanner");
    hub.clock.advance(Duration.ofDays(4));
    EnvelopeKey fresh = post("cert-at", 2, "scanner");
    keep("cert-at//10");
    run();
    assertThat(List.of(old, fresh)).allMatch(this::isThere);

    keep("cert-at//3");
    run();
    assertThat(List.of(old, fresh)).filteredOn(this::isThere).containsExactly(fresh);

    keep("cert-at//20");
    hub.clock.advance(Duration.ofDays(5));
    run();
    assertThat(isThere(fresh)).isTrue();

    keep("cert-at//3");
    run();
    assertThat(isThere(fresh)).isFalse();
  }

  @Test
  void updates_go_with_their_envelope() {
    keep("cert-at//3");
    EnvelopeKey first = post("cert-at", 1, "scanner");
    hub.clock.advance(Duration.ofDays(1));
    EnvelopeKey update =
        hub.keep(
                "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\": \"%s\", \"tags\": [\"seen\"]}}"
                    .formatted(first.id().value()),
                "cert-at")
            .key();
    assertThat(update.isUpdate()).isTrue();
    hub.route(update, FEED, Group.NONE);

    hub.clock.advance(Duration.ofDays(2));
    run();

    assertThat(List.of(first, update)).noneMatch(this::isThere).noneMatch(this::isNamed);
    assertThat(hub.traces(ADDRESS)).isEmpty();
  }

  @Test
  void outcomes_keep_their_counts_and_lose_their_hosts() {
    keep("cert-at//3");
    EnvelopeKey key = post("cert-at", 1, "scanner");
    EnvelopeKey other = post("cert-de", 2, "scanner");
    Map<EnvelopeKey, StoredEnvelope> kept = hub.archive.getAll(List.of(key, other));
    List<OutcomeRow> rows =
        kept.values().stream()
            .map(stored -> OutcomeRow.of(Result.DELIVERED, stored, hub.clock.instant()))
            .toList();
    outcomes.append("delivery", "soc", rows);

    hub.clock.advance(Duration.ofDays(4));
    run();

    List<OutcomeRow> after =
        IntStream.range(0, OutcomeLog.PARTS)
            .mapToObj(part -> outcomes.read(part, 0, 10))
            .flatMap(List::stream)
            .map(OutcomePage::rows)
            .flatMap(List::stream)
            .toList();
    assertThat(after).extracting(OutcomeRow::result).containsOnly(Result.DELIVERED).hasSize(2);
    assertThat(after)
        .extracting(
            row -> row.row().get(JournalColumn.SENDER) + " " + row.row().get(JournalColumn.ADDRESS))
        .containsExactlyInAnyOrder("cert-at ", "cert-de " + ADDRESS);
    assertThat(after).extracting(OutcomeRow::delay).doesNotContain(java.util.OptionalInt.empty());
  }

  @Test
  void what_came_later_under_an_id_that_was_forgotten_stays() {
    keep("cert-at//10");
    EnvelopeKey key = hub.post("cert-at", 1, event("scanner")).key();
    hub.clock.advance(Duration.ofDays(-12));
    hub.route(key, FEED, Group.NONE);
    hub.clock.advance(Duration.ofDays(12));

    run();

    assertThat(isThere(key)).isTrue();
  }

  @Test
  void looks_again_after_ten_minutes_or_where_the_clock_was_set_back() {
    RetentionRun run = new RetentionRun(hub.platform);
    keep("cert-at//1");
    EnvelopeKey key = post("cert-at", 1, "scanner");
    hub.clock.advance(Duration.ofDays(1).minusMinutes(2));
    run.run(() -> Duration.ofMinutes(5));
    hub.clock.advance(Duration.ofMinutes(5));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(isThere(key)).isTrue();
    hub.clock.advance(Duration.ofMinutes(6));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(isThere(key)).isFalse();

    EnvelopeKey next = post("cert-at", 2, "scanner");
    hub.clock.advance(Duration.ofDays(400));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(isThere(next)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoever_goes_on_after_crashes_ends_with_the_same(long seed) {
    Random random = new Random(seed);
    Map<EnvelopeKey, Instant> until = new HashMap<>();
    keep("cert-at//4", "/scanner/2", "cert-de/phishing/6");
    List<String> senders = List.of("cert-at", "cert-de", "cert-ch");
    List<String> types = List.of("scanner", "phishing", "c2-server");
    List<EnvelopeKey> keys = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String sender = senders.get(random.nextInt(3));
      String type = types.get(random.nextInt(3));
      EnvelopeKey key = post(sender, n, type);
      int days = type.equals("scanner") ? 2 : 30;
      days = sender.equals("cert-at") ? Math.min(days, 4) : days;
      days = sender.equals("cert-de") && type.equals("phishing") ? 6 : days;
      until.put(key, hub.clock.instant().plus(Duration.ofDays(days)));
      keys.add(key);
      hub.clock.advance(Duration.ofMinutes(random.nextInt(400)));
      if (random.nextInt(8) == 0) {
        runThroughCrashes(random);
      }
    }
    for (int day = 0; day < 8; day++) {
      runThroughCrashes(random);
      Instant now = hub.clock.instant();
      assertThat(keys)
          .filteredOn(this::isThere)
          .containsExactlyElementsOf(
              keys.stream().filter(key -> now.isBefore(until.getOrDefault(key, now))).toList());
      assertThat(keys).filteredOn(this::isNamed).allMatch(this::isThere);
      hub.clock.advance(Duration.ofDays(1));
    }
  }

  private void runThroughCrashes(Random random) {
    while (true) {
      try {
        run(new FailingPlatform(hub, random));
        return;
      } catch (StoreException | IllegalStateException crash) {
        // The next call goes on.
      }
    }
  }
}
