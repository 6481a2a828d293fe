package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeEndpointTest {
  private static final String ONE = "/v1/envelopes/" + Hub.uuid(1);

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_administrator_sees_when_it_was_received_routed_and_delivered_and_the_answers() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH, Hub.FEED);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    tried(place, Result.FAILED, "503 Service Unavailable", 1);
    tried(place, Result.DELIVERED, "200 OK", 2);
    hub.readers.change(ReaderId.main(Hub.PUSH), reader -> reader.advanced(place.next(), null));

    Answer answer = hub.get("admin", ONE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/id")).isEqualTo(Hub.uuid(1));
    JsonNode revision = answer.json().at("/revisions/0");
    assertThat(revision.path("sender").asText()).isEqualTo("cert-at");
    assertThat(revision.path("receivedAt").asText()).startsWith("2026-11-22T04:00:00");
    assertThat(revision.path("routedAt").asText()).startsWith("2026-11-22T04:00:00");
    JsonNode push = revision.at("/deliveries/0");
    assertThat(push.path("destination").asText()).isEqualTo("push");
    assertThat(push.path("status").asText()).isEqualTo("delivered");
    assertThat(push.at("/tries/0/answer").asText()).isEqualTo("200 OK");
    assertThat(push.at("/tries/0/attempt").asInt()).isEqualTo(2);
    assertThat(push.at("/tries/1/result").asText()).isEqualTo("failed");
    assertThat(revision.at("/deliveries/1/status").asText()).isEqualTo("available");
  }

  @Test
  void what_was_delivered_is_told_as_delivered_in_the_midst_of_a_burst() {
    Burst.add(hub, 20_000, Hub.PUSH);
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    tried(place, Result.DELIVERED, "200 OK", 1);
    Burst.add(hub, 40_000, Hub.PUSH);
    hub.readers.change(ReaderId.main(Hub.PUSH), reader -> reader.advanced(place.next(), null));

    JsonNode revision = hub.get("admin", ONE).json().at("/revisions/0");

    assertThat(revision.has("routedAt")).isTrue();
    assertThat(revision.at("/deliveries/0/status").asText()).isEqualTo("delivered");
    assertThat(revision.at("/deliveries/0/tries/0/answer").asText()).isEqualTo("200 OK");
  }

  @Test
  void its_sender_sees_how_far_it_is_but_not_who_gets_it() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    tried(hub.feeds.newest(Hub.PUSH).orElseThrow(), Result.FAILED, "503", 1);

    Answer answer = hub.get("cert-at", ONE);

    assertThat(answer.at("/revisions/0/deliveries/0/status")).isEqualTo("waiting");
    assertThat(answer.body()).doesNotContain("push").doesNotContain("503");
  }

  @Test
  void to_others_it_is_as_unknown_as_one_that_is_not_there() {
    hub.keep("cert-at", 1, "");

    Answer standing = hub.get("cert-ee", ONE);
    Answer absent = hub.get("cert-ee", "/v1/envelopes/" + Hub.uuid(2));

    assertThat(standing.status()).isEqualTo(404);
    assertThat(standing.body()).isEqualTo(absent.body());
    assertThat(hub.get("cert-ee", ONE + "/lineage").status()).isEqualTo(404);
    assertThat(hub.get("wrong", ONE).status()).isEqualTo(401);
  }

  @Test
  void an_envelope_that_is_not_routed_yet_says_so_by_having_no_time_of_it() {
    hub.keep("cert-at", 1, "");

    assertThat(hub.get("admin", ONE).json().at("/revisions/0").has("routedAt")).isFalse();
  }

  @Test
  void the_status_is_that_of_its_reader() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    ReaderId main = ReaderId.main(Hub.PUSH);
    assertThat(status()).isEqualTo("waiting");

    hub.readers.change(
        main, reader -> reader.withTrouble(new Trouble(1, hub.clock.instant(), "503")));
    assertThat(status()).isEqualTo("failing");
    hub.readers.change(main, reader -> reader.paused("410 Gone", hub.clock.instant()));
    assertThat(status()).isEqualTo("paused");

    hub.readers.change(main, reader -> reader.advanced(place.next(), null));
    hub.readers.addIfAbsent(
        Reader.bounded(
            ReaderId.aside(Hub.PUSH, place.position(), ""),
            Group.NONE,
            place.position(),
            place.next(),
            ""));
    assertThat(status()).isEqualTo("set aside");
  }

  @Test
  void conflicts_under_an_id_are_shown_to_their_senders() {
    hub.keep("cert-at", 1, ",\"x:y\":0");
    hub.keep("cert-ee", 1, ",\"x:y\":1");

    assertThat(hub.get("admin", ONE).json().at("/conflicts/0/sender").asText())
        .isEqualTo("cert-ee");
    assertThat(hub.get("cert-at", ONE).json().path("conflicts")).isEmpty();
    assertThat(hub.get("cert-at", "/v1/conflicts").json().path("conflicts")).isEmpty();
    Answer own = hub.get("cert-ee", "/v1/conflicts");
    assertThat(own.at("/conflicts/0/id")).isEqualTo(Hub.uuid(1));
    assertThat(own.json().at("/conflicts/0/envelope/meta/x:y").asInt()).isEqualTo(1);
    assertThat(hub.get("admin", "/v1/conflicts").json().path("conflicts")).hasSize(1);
  }

  @Test
  void quarantine_is_shown_to_who_posted_it_and_to_administrators() {
    hub.envelopeStore.quarantine("cert-at", "source.ip", "no address", "{\"source.ip\":\"x\"}");

    Answer own = hub.get("cert-at", "/v1/quarantine");

    assertThat(own.at("/quarantine/0/field")).isEqualTo("source.ip");
    assertThat(own.at("/quarantine/0/text")).isEqualTo("{\"source.ip\":\"x\"}");
    assertThat(hub.get("cert-ee", "/v1/quarantine", "instance", "cert-at").json().at("/quarantine"))
        .isEmpty();
    assertThat(hub.get("admin", "/v1/quarantine").json().at("/quarantine")).hasSize(1);
    assertThat(hub.get("admin", "/v1/quarantine", "instance", "cert-ee").json().at("/quarantine"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!cert-at!cert-ee", "00000000-0000-0000-0000-000000000000"})
  void what_is_no_id_answers_400(String id) {
    assertThat(hub.get("admin", "/v1/envelopes/" + id).status()).isEqualTo(400);
  }

  @Test
  void a_lineage_is_followed_backwards_and_forwards() {
    hub.keep("cert-at", 1, "");
    hub.keep("cert-at", 2, parent(1));
    hub.keep("cert-at", 3, parent(2));
    hub.keep("cert-ee", 4, parent(2));
    hub.keep("cert-at", 5, parent(9));

    JsonNode lineage = hub.get("admin", "/v1/envelopes/" + Hub.uuid(2) + "/lineage").json();

    assertThat(lineage.at("/ancestors").findValuesAsText("id")).containsExactly(Hub.uuid(1));
    assertThat(lineage.at("/descendants").findValuesAsText("id"))
        .containsExactly(Hub.uuid(3), Hub.uuid(4));
    assertThat(lineage.at("/notes")).isEmpty();
    assertThat(
            hub.get("cert-at", "/v1/envelopes/" + Hub.uuid(2) + "/lineage")
                .json()
                .at("/descendants")
                .findValuesAsText("id"))
        .containsExactly(Hub.uuid(3));
    assertThat(
            hub.get("admin", "/v1/envelopes/" + Hub.uuid(5) + "/lineage").at("/ancestors/0/note"))
        .contains("not known");
  }

  @Test
  void a_lineage_with_a_cycle_ends_with_a_note() {
    hub.keep("cert-at", 1, parent(3));
    hub.keep("cert-at", 2, parent(1));
    hub.keep("cert-at", 3, parent(2));

    JsonNode lineage = hub.get("admin", ONE + "/lineage").json();

    assertThat(lineage.at("/ancestors").findValuesAsText("id"))
        .containsExactly(Hub.uuid(3), Hub.uuid(2));
    assertThat(lineage.at("/descendants").findValuesAsText("id"))
        .containsExactly(Hub.uuid(2), Hub.uuid(3));
    assertThat(lineage.at("/notes/0").asText()).contains("cycle");
  }

  private String status() {
    return hub.get("admin", ONE).at("/revisions/0/deliveries/0/status");
  }

  private static String parent(int n) {
    return ",\"signalbox:parent\":\"" + Hub.uuid(n) + "\"";
  }

  private void tried(Located place, Result result, String answer, int attempt) {
    hub.clock.advance(Duration.ofSeconds(5));
    Position from = place.position();
    hub.log.add(
        ReaderId.main(Hub.PUSH),
        "run-" + attempt,
        List.of(
            new DeliveryRecord(
                new UUID(1, 1),
                Hub.PUSH,
                "main",
                from,
                place.next(),
                1,
                attempt,
                hub.clock.instant(),
                result,
                answer)));
  }
}
