package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.AsideId;
import io.signalbox.envelopes.Decision;
import io.signalbox.envelopes.Quarantined;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.ingest.Hub.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what was kept aside. */
class DecisionTest {
  private static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final String WRONG = "{\"extra.signalbox_id\":\"no id\",\"a\":1}";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_conflicting_body_is_taken_in_under_an_id_of_its_own_once() {
    Aside<StoredEnvelope> conflict = conflict();
    String path = "/v1/conflicts/" + conflict.id().text();

    Answered accepted = decide(path + "/accept", "");
    Answered again = decide(path + "/accept", "");

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.body().path("by").asText()).isEqualTo("admin");
    StoredEnvelope taken =
        hub.envelopeStore()
            .find(new DedupKey(accepted.body().path("envelope").asText()))
            .orElseThrow()
            .first();
    assertThat(taken.sender()).isEqualTo("stock");
    assertThat(taken.envelope().payload().text("source.asn")).hasValue("2");
    assertThat(taken.envelope().parent().orElseThrow().text()).isEqualTo(ID);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().at("/decision/by").asText()).isEqualTo("admin");
    assertThat(conflict().isDecided()).isTrue();
  }

  @Test
  void a_dismissed_conflict_is_decided_and_nothing_is_taken_in() {
    String path = "/v1/conflicts/" + conflict().id().text();

    assertThat(decide(path + "/dismiss", "").body().path("decision").asText())
        .isEqualTo("dismissed");

    assertThat(decide(path + "/accept", "").status()).isEqualTo(409);
    assertThat(conflict().decision().orElseThrow().envelope()).isEmpty();
  }

  @Test
  void what_somebody_died_of_taking_in_is_taken_in_by_who_asks_again() {
    Aside<StoredEnvelope> conflict = conflict();
    Envelope own = conflict.what().envelope().underIdOfItsOwn();
    hub.envelopeStore()
        .decisions()
        .decide(conflict.id(), new Decision("admin", Hub.NOW, Optional.of(own.id().text())));

    Answered again = decide("/v1/conflicts/" + conflict.id().text() + "/accept", "");

    assertThat(again.status()).isEqualTo(409);
    assertThat(hub.envelopeStore().find(own.id().dedupKey())).isPresent();
  }

  /** One takes it in while another dismisses it: what became of it is what the decision says. */
  @Test
  void of_two_who_decide_at_once_the_first_decides_what_becomes_of_a_conflict() throws Exception {
    for (int round = 0; round < 200; round++) {
      String id = new UUID(round, 1).toString();
      hub.post("cert-at", envelope(1).replace(ID, id));
      hub.post("stock", envelope(2).replace(ID, id));
      Aside<StoredEnvelope> conflict = hub.envelopeStore().conflicts(1).getFirst();
      String path = "/v1/conflicts/" + conflict.id().text();
      Thread dismissing = Thread.ofPlatform().start(() -> decide(path + "/dismiss", ""));
      decide(path + "/accept", "");
      dismissing.join();

      Envelope own = conflict.what().envelope().underIdOfItsOwn();
      Decision standing =
          hub.envelopeStore().conflict(conflict.id()).orElseThrow().decision().orElseThrow();
      assertThat(hub.envelopeStore().find(own.id().dedupKey()).isPresent())
          .isEqualTo(standing.envelope().isPresent());
    }
  }

  @Test
  void what_is_in_quarantine_is_taken_in_after_repair() {
    hub.post("stock", WRONG);
    String path = "/v1/quarantine/" + quarantined().id().text();

    Answered asItIs = decide(path + "/accept", "");
    Answered unreadable = decide(path + "/accept", "{");
    Answered repaired = decide(path + "/accept", "{\"source.ip\":\"192.0.2.7\"}");

    assertThat(asItIs.status()).isEqualTo(422);
    assertThat(asItIs.item(0).path("field").asText()).isEqualTo("extra.signalbox_id");
    assertThat(unreadable.status()).isEqualTo(422);
    assertThat(repaired.status()).isEqualTo(200);
    String id = repaired.body().path("envelope").asText();
    assertThat(hub.envelopeStore().find(new DedupKey(id)).orElseThrow().first().sender())
        .isEqualTo("stock");
    assertThat(quarantined().decision().orElseThrow().envelope()).hasValue(id);
  }

  /** What a repair that came second would have taken in is not in the hub. */
  @Test
  void of_two_repairs_at_once_the_first_decides_what_is_taken_in() throws Exception {
    for (int round = 0; round < 200; round++) {
      hub.post("stock", WRONG);
      AsideId item =
          hub.envelopeStore().quarantined("stock", round + 1).stream()
              .filter(aside -> !aside.isDecided())
              .findFirst()
              .orElseThrow()
              .id();
      String path = "/v1/quarantine/" + item.text();
      String one = "{\"source.asn\":%d}".formatted(2 * round + 1);
      String other = "{\"source.asn\":%d}".formatted(2 * round + 2);
      Thread dismissing = Thread.ofPlatform().start(() -> decide(path + "/dismiss", ""));
      Thread repairing = Thread.ofPlatform().start(() -> decide(path + "/accept", one));
      decide(path + "/accept", other);
      dismissing.join();
      repairing.join();

      Decision standing =
          hub.envelopeStore().quarantined(item).orElseThrow().decision().orElseThrow();
      assertThat(Stream.of(one, other).map(DecisionTest::derivedId).filter(this::isKept))
          .containsExactlyElementsOf(standing.envelope().stream().toList());
    }
  }

  @Test
  void a_repair_that_is_refused_leaves_the_item_undecided() {
    hub.post("stock", WRONG);
    hub.post("cert-at", envelope(1));
    String path = "/v1/quarantine/" + quarantined().id().text();

    Answered conflicting = decide(path + "/accept", envelope(2));
    Answered partly = decide(path + "/accept", "[{\"source.asn\":3}," + WRONG + "]");

    assertThat(conflicting.status()).isEqualTo(422);
    assertThat(conflicting.item(0).path("status").asText()).isEqualTo("conflict");
    assertThat(partly.status()).isEqualTo(422);
    assertThat(isKept(derivedId("{\"source.asn\":3}"))).isFalse();
    assertThat(quarantined().isDecided()).isFalse();
    assertThat(decide(path + "/accept", "{\"source.asn\":4}").status()).isEqualTo(200);
  }

  @Test
  void a_repair_that_somebody_died_of_is_taken_in_by_who_asks_again() {
    hub.post("stock", WRONG);
    Aside<Quarantined> item = quarantined();
    String repaired = "{\"source.asn\":5}";
    hub.envelopeStore()
        .decisions()
        .decide(item.id(), new Decision("admin", Hub.NOW, Optional.of(derivedId(repaired))));

    Answered again = decide("/v1/quarantine/" + item.id().text() + "/accept", repaired);

    assertThat(again.status()).isEqualTo(409);
    assertThat(isKept(derivedId(repaired))).isTrue();
  }

  private boolean isKept(String id) {
    return hub.envelopeStore().find(new DedupKey(id)).isPresent();
  }

  private static String derivedId(String event) {
    try {
      return new EnvelopeReader().readOne(event).id().text();
    } catch (UnreadableBody unexpected) {
      throw new IllegalArgumentException(unexpected);
    }
  }

  @Test
  void only_an_administrator_decides_and_only_about_what_is_there() {
    hub.post("stock", WRONG);
    String quarantine = "/v1/quarantine/" + quarantined().id().text();
    String conflict = "/v1/conflicts/" + quarantined().id().text();

    assertThat(post("stock", quarantine + "/dismiss", "").status()).isEqualTo(403);
    assertThat(decide(conflict + "/accept", "").status()).isEqualTo(404);
    assertThat(decide("/v1/quarantine/eA/accept", "").status()).isEqualTo(404);
    assertThat(decide("/v1/conflicts/none!/dismiss", "").status()).isEqualTo(404);
  }

  @Test
  void who_has_used_up_a_quota_is_told_when_to_come_again() {
    String three = "[{\"source.asn\":1},{\"source.asn\":2},{\"source.asn\":3}]";
    String four = three.replace("]", ",{\"source.asn\":4}]");

    assertThat(hub.post("limited", four).status()).isEqualTo(429);
    assertThat(hub.post("limited", three).count("accepted")).isEqualTo(3);
    Answered refused = hub.post("limited", "{\"source.asn\":5}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().path("until").asText()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(refused.headers().get("Retry-After")).containsExactly("50401");
    assertThat(hub.post("cert-at", three).count("duplicate")).isEqualTo(3);
  }

  private Aside<StoredEnvelope> conflict() {
    hub.post("cert-at", envelope(1));
    hub.post("stock", envelope(2));
    return hub.envelopeStore().conflicts(10).getFirst();
  }

  private Aside<Quarantined> quarantined() {
    return hub.envelopeStore().quarantined("stock", 10).getFirst();
  }

  private static String envelope(int asn) {
    return """
    {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s"},"payload":{"source.asn":%d}}
    """
        .formatted(ID, asn);
  }

  private Answered decide(String path, String body) {
    return post("admin", path, body);
  }

  private Answered post(String instance, String path, String body) {
    return hub.post(
        instance,
        path,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
