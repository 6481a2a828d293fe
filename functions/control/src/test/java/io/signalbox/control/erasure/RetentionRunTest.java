package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.Kept;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionRunTest {
  private final RetentionScene scene = new RetentionScene();
  private final OutcomeLog outcomes =
      new OutcomeLog(scene.hub.store.table("deliveries"), scene.hub.clock, ErasureHub.RETENTION);

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void envelopes_go_by_the_shortest_rule_that_covers_them() {
    scene.keep("cert-at//10", "/scanner/5", "cert-at/scanner/20", "/phishing/400");
    EnvelopeKey both = scene.post("cert-at", 1, "scanner");
    EnvelopeKey bySender = scene.post("cert-at", 2, "c2-server");
    EnvelopeKey byType = scene.post("cert-de", 3, "scanner");
    EnvelopeKey none = scene.post("cert-de", 4, "phishing");
    List<EnvelopeKey> all = List.of(both, bySender, byType, none);

    scene.hub.clock.advance(Duration.ofDays(5).minusMinutes(1));
    scene.run();
    assertThat(all).allMatch(scene::isThere).allMatch(scene::isNamed);

    scene.hub.clock.advance(Duration.ofMinutes(2));
    scene.run();
    assertThat(all).filteredOn(scene::isThere).containsExactly(bySender, none);
    assertThat(all).filteredOn(scene::isNamed).containsExactly(bySender, none);

    scene.hub.clock.advance(Duration.ofDays(5));
    scene.run();
    assertThat(all).filteredOn(scene::isThere).containsExactly(none);
    assertThat(all).filteredOn(scene::isNamed).containsExactly(none);
  }

  @Test
  void cursors_go_on_ids_stay_known_and_counts_stay_the_same() {
    scene.post("cert-de", 1, "phishing");
    scene.post("cert-at", 2, "scanner");
    scene.post("cert-de", 3, "phishing");
    Reading before = scene.hub.feeds.read(RetentionScene.FEED, Position.START, 100);
    scene.keep("cert-at//1");
    scene.hub.clock.advance(Duration.ofDays(2));
    scene.run();

    Reading after = scene.hub.feeds.read(RetentionScene.FEED, Position.START, 100);
    assertThat(after.entries()).isEqualTo(before.entries());
    assertThat(after.next()).isEqualTo(before.next());
    assertThat(
            scene.hub.envelopeStore.getAll(
                after.entries().stream().map(one -> one.entry().key()).toList()))
        .hasSize(2);
    assertThat(scene.hub.post("cert-at", 2, RetentionScene.event("scanner")))
        .isInstanceOf(Kept.Duplicate.class);
    assertThat(scene.hub.post("cert-at", 2, "{\"extra.n\": 2}")).isInstanceOf(Kept.Duplicate.class);
    assertThat(scene.journal())
        .extracting(one -> one.entry().row().orElseThrow().get(JournalColumn.TYPE))
        .containsExactly("phishing", "scanner", "phishing");
  }

  @Test
  void a_changed_rule_holds_for_what_is_kept_already() {
    EnvelopeKey old = scene.post("cert-at", 1, "scanner");
    scene.hub.clock.advance(Duration.ofDays(4));
    EnvelopeKey fresh = scene.post("cert-at", 2, "scanner");
    scene.keep("cert-at//10");
    scene.run();
    assertThat(List.of(old, fresh)).allMatch(scene::isThere);

    scene.keep("cert-at//3");
    scene.run();
    assertThat(List.of(old, fresh)).filteredOn(scene::isThere).containsExactly(fresh);

    scene.keep("cert-at//20");
    scene.hub.clock.advance(Duration.ofDays(5));
    scene.run();
    assertThat(scene.isThere(fresh)).isTrue();

    scene.keep("cert-at//3");
    scene.run();
    assertThat(scene.isThere(fresh)).isFalse();
  }

  @Test
  void updates_go_with_their_envelope() {
    scene.keep("cert-at//3");
    EnvelopeKey first = scene.post("cert-at", 1, "scanner");
    scene.hub.clock.advance(Duration.ofDays(1));
    EnvelopeKey update =
        scene
            .hub
            .keep(
                "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\": \"%s\", \"tags\": [\"seen\"]}}"
                    .formatted(first.id().value()),
                "cert-at")
            .key();
    assertThat(update.isUpdate()).isTrue();
    scene.hub.route(update, RetentionScene.FEED, Group.NONE);

    scene.hub.clock.advance(Duration.ofDays(2));
    scene.run();

    assertThat(List.of(first, update)).noneMatch(scene::isThere).noneMatch(scene::isNamed);
    assertThat(scene.hub.traces(RetentionScene.ADDRESS)).isEmpty();
  }

  @Test
  void outcomes_keep_their_counts_and_lose_their_hosts() {
    scene.keep("cert-at//3");
    EnvelopeKey key = scene.post("cert-at", 1, "scanner");
    EnvelopeKey other = scene.post("cert-de", 2, "scanner");
    Map<EnvelopeKey, StoredEnvelope> kept = scene.hub.envelopeStore.getAll(List.of(key, other));
    List<OutcomeRow> rows =
        kept.values().stream()
            .map(stored -> OutcomeRow.of(Result.DELIVERED, stored, scene.hub.clock.instant()))
            .toList();
    outcomes.append("delivery", "soc", rows, List.of());

    scene.hub.clock.advance(Duration.ofDays(4));
    scene.run();

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
        .containsExactlyInAnyOrder("cert-at ", "cert-de " + RetentionScene.ADDRESS);
    assertThat(after).extracting(OutcomeRow::delay).doesNotContain(OptionalInt.empty());
  }

  @Test
  void what_came_later_under_an_id_that_was_forgotten_stays() {
    scene.keep("cert-at//10");
    EnvelopeKey key = scene.hub.post("cert-at", 1, RetentionScene.event("scanner")).key();
    scene.hub.clock.advance(Duration.ofDays(-12));
    scene.hub.route(key, RetentionScene.FEED, Group.NONE);
    scene.hub.clock.advance(Duration.ofDays(12));

    scene.run();

    assertThat(scene.isThere(key)).isTrue();
  }

  @Test
  void looks_again_after_ten_minutes_or_where_the_clock_was_set_back() {
    RetentionRun run = new RetentionRun(scene.hub.platform);
    scene.keep("cert-at//1");
    EnvelopeKey key = scene.post("cert-at", 1, "scanner");
    scene.hub.clock.advance(Duration.ofDays(1).minusMinutes(2));
    run.run(() -> Duration.ofMinutes(5));
    scene.hub.clock.advance(Duration.ofMinutes(5));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(scene.isThere(key)).isTrue();
    scene.hub.clock.advance(Duration.ofMinutes(6));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(scene.isThere(key)).isFalse();

    EnvelopeKey next = scene.post("cert-at", 2, "scanner");
    scene.hub.clock.advance(Duration.ofDays(400));
    run.run(() -> Duration.ofMinutes(5));
    assertThat(scene.isThere(next)).isFalse();
  }
}
