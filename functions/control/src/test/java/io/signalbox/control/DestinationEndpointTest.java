package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Located;
import io.signalbox.settings.Group;
import io.signalbox.track.Answer;
import io.signalbox.track.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationEndpointTest {
  private static final String PUSH = "/v1/destinations/push/";

  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_destination_is_paused_and_resumed() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);

    Answer paused = hub.post("admin", PUSH + "pause", "{\"reason\": \"They move house\"}");
    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.at("/paused/by")).isEqualTo("admin");
    assertThat(listed().at("/paused/reason").asText()).isEqualTo("They move house");

    Answer resumed = hub.post("admin", PUSH + "resume", "");
    assertThat(resumed.status()).isEqualTo(202);
    assertThat(resumed.at("/status")).isEqualTo("running");
    assertThat(listed().path("status").asText()).isEqualTo("active");
    JobRuns.run(hub);
    Answer job = hub.get("admin", "/v1/jobs/" + resumed.at("/job"));
    assertThat(job.at("/status")).isEqualTo("finished");
    assertThat(job.at("/readers")).isEqualTo("1");
  }

  @Test
  void a_repeated_request_begins_nothing_twice() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    String all = "{\"since\": \"2026-11-22\"}";
    Map<String, String> key = Map.of("Idempotency-Key", "replay-1");

    Answer first = hub.ask("POST", "admin", PUSH + "replay", all, key);
    JobRuns.run(hub);
    Answer again = hub.ask("POST", "admin", PUSH + "replay", all, key);
    JobRuns.run(hub);

    assertThat(again.at("/job")).isEqualTo(first.at("/job"));
    assertThat(again.at("/status")).isEqualTo("finished");
    assertThat(replays()).hasSize(1);
    assertThat(hub.ask("POST", "admin", PUSH + "replay", "{\"setAside\": true}", key).status())
        .isEqualTo(422);
    assertThat(
            hub.ask("POST", "admin", PUSH + "replay", all, Map.of("Idempotency-Key", " ")).status())
        .isEqualTo(400);
    assertThat(hub.get("admin", "/v1/jobs/push.unknown").status()).isEqualTo(404);
    assertThat(hub.get("cert-at", "/v1/jobs/" + first.at("/job")).status()).isEqualTo(403);
  }

  @Test
  void one_envelope_is_sent_again_by_a_reader_of_its_own() {
    EnvelopeKey first = hub.keep("cert-at", 1, "");
    hub.route(first, Hub.PUSH);
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);

    Answer answer = hub.post("admin", PUSH + "replay", "{\"envelope\": \"" + Hub.uuid(1) + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    JobRuns.run(hub);
    Reader replay = replays().getFirst();
    assertThat(hub.feeds.read(Hub.PUSH, replay.cursor(), replay.until(), 10, 10_000).entries())
        .extracting(located -> located.entry().key())
        .containsExactly(first);
  }

  /** The route looks at tags: with its new ones the envelope went elsewhere, or nowhere yet. */
  @Test
  void an_envelope_whose_later_tags_did_not_lead_there_is_sent_again_as_it_was() {
    EnvelopeKey first = hub.keep("cert-at", 1, ",\"tags\":[\"new\"]");
    hub.route(first, Hub.PUSH);
    EnvelopeKey second = hub.retag("cert-at", 1, "seen");
    hub.route(second, Hub.PUSH);
    hub.route(hub.retag("cert-at", 1, "done"), Hub.FEED);
    hub.retag("cert-at", 1, "gone");

    Answer answer = hub.post("admin", PUSH + "replay", "{\"envelope\": \"" + Hub.uuid(1) + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    JobRuns.run(hub);
    Reader replay = replays().getFirst();
    assertThat(hub.feeds.read(Hub.PUSH, replay.cursor(), replay.until(), 10, 10_000).entries())
        .extracting(located -> located.entry().key())
        .containsExactly(second);
  }

  @Test
  void a_range_of_time_is_sent_again() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    hub.clock.advance(Duration.ofHours(1));
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);
    hub.route(hub.keep("cert-at", 3, ""), Hub.PUSH);

    Answer answer = hub.post("admin", PUSH + "replay", "{\"since\": \"2026-11-22T04:30:00Z\"}");

    assertThat(answer.status()).isEqualTo(202);
    JobRuns.run(hub);
    Reader replay = replays().getFirst();
    assertThat(hub.feeds.read(Hub.PUSH, replay.cursor(), replay.until(), 10, 10_000).entries())
        .hasSize(2);
  }

  @Test
  void all_that_was_set_aside_is_tried_again() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    hub.readers.addIfAbsent(
        Reader.bounded(
            ReaderId.aside(Hub.PUSH, place.position(), ""),
            Group.NONE,
            place.position(),
            place.next(),
            ""));

    Answer answer = hub.post("admin", PUSH + "replay", "{\"setAside\": true}");
    JobRuns.run(hub);
    assertThat(hub.get("admin", "/v1/jobs/" + answer.at("/job")).at("/changed")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"setAside\": false}",
        "{\"until\": \"2026-11-22\"}",
        "{\"since\": \"soon\"}",
        "{\"since\": 5}",
        "{\"envelope\": \"x\"}",
        "{\"envelope\": \"00000000-0000-4000-8000-000000000099\"}",
        "{\"envelope\": \"a\", \"setAside\": true}",
        "{\"everything\": true}"
      })
  void a_replay_of_nothing_that_can_be_told_answers_422(String body) {
    assertThat(hub.post("admin", PUSH + "replay", body).status()).isEqualTo(422);
    assertThat(replays()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "5", "\"x\""})
  void a_body_that_is_no_object_answers_400(String body) {
    assertThat(hub.post("admin", PUSH + "replay", body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "admin,/v1/destinations/unknown/pause,404",
    "admin,/v1/destinations/feed/pause,409",
    "cert-at,/v1/destinations/push/pause,403",
    "cert-at,/v1/destinations/unknown/resume,403",
    "wrong,/v1/destinations/push/replay,401"
  })
  void only_an_administrator_may_and_only_what_the_hub_sends(
      String token, String path, int status) {
    assertThat(hub.post(token, path, "").status()).isEqualTo(status);
  }

  private List<Reader> replays() {
    return hub.readers.ofFeed(Hub.PUSH).stream()
        .filter(reader -> reader.until() != null && !reader.id().isAside())
        .toList();
  }

  /** The destination push in the list of all. */
  private JsonNode listed() {
    return hub.get("admin", "/v1/destinations")
        .json()
        .path("destinations")
        .valueStream()
        .filter(one -> one.path("destination").asText().equals("push"))
        .findFirst()
        .orElseThrow();
  }
}
