package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Located;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.track.Hub.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationEndpointTest {
  private static final String PUSH = "/v1/destinations/push/";

  private final Hub hub = new Hub();

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
    assertThat(hub.get("admin", "/v1/destinations").at("/destinations/1/paused/reason"))
        .isEqualTo("They move house");

    Answer resumed = hub.post("admin", PUSH + "resume", "");
    assertThat(resumed.status()).isEqualTo(202);
    assertThat(resumed.at("/status")).isEqualTo("running");
    assertThat(hub.get("admin", "/v1/destinations").at("/destinations/1/status"))
        .isEqualTo("active");
    hub.runJobs();
    Answer job = hub.get("admin", "/v1/jobs/" + resumed.at("/job"));
    assertThat(job.at("/status")).isEqualTo("finished");
    assertThat(job.at("/readers")).isEqualTo("1");
  }

  @Test
  void a_destination_tells_what_waits_for_it_what_failed_and_what_is_set_aside() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);
    hub.readers.addIfAbsent(
        Reader.bounded(
            ReaderId.aside(Hub.PUSH, place.position(), ""),
            Group.NONE,
            place.position(),
            place.next(),
            ""));
    new DestinationStates(hub.store.table("readers"), new Random(1))
        .change(
            "push",
            state ->
                state.failed(
                    new Trouble(2, Instant.parse("2026-11-22T03:00:00Z"), "503"),
                    hub.clock.instant(),
                    Instant.parse("2026-11-22T09:00:00Z"),
                    ReaderId.main(Hub.PUSH),
                    true,
                    Duration.ofDays(4)));

    Answer answer = hub.get("admin", "/v1/destinations/push");

    assertThat(answer.at("/status")).isEqualTo("failing");
    assertThat(answer.at("/failing/since")).isEqualTo("2026-11-22T03:00:00Z");
    assertThat(answer.at("/failing/lastAnswer")).isEqualTo("503");
    assertThat(answer.at("/failing/nextTry")).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(answer.at("/waiting/events")).isEqualTo("2");
    assertThat(answer.at("/waiting/oldest")).isEqualTo(place.entry().at().toString());
    assertThat(answer.at("/setAside")).isEqualTo("1");
    assertThat(hub.get("admin", "/v1/destinations/feed").at("/status")).isEqualTo("pulled");
    assertThat(hub.get("admin", "/v1/destinations/unknown").status()).isEqualTo(404);
    assertThat(hub.get("cert-at", "/v1/destinations/push").status()).isEqualTo(403);
  }

  @Test
  void a_repeated_request_begins_nothing_twice() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    String all = "{\"since\": \"2026-11-22\"}";
    Map<String, String> key = Map.of("Idempotency-Key", "replay-1");

    Answer first = hub.ask("POST", "admin", PUSH + "replay", all, key);
    hub.runJobs();
    Answer again = hub.ask("POST", "admin", PUSH + "replay", all, key);
    hub.runJobs();

    assertThat(again.at("/job")).isEqualTo(first.at("/job"));
    assertThat(again.at("/status")).isEqualTo("finished");
    assertThat(replays()).hasSize(1);
    assertThat(
            hub.ask("POST", "admin", PUSH + "replay", "{\"setAside\": true}", key).status())
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
    hub.runJobs();
    Reader replay = replays().getFirst();
    assertThat(hub.feeds.read(Hub.PUSH, replay.cursor(), replay.until(), 10, 10_000).entries())
        .extracting(located -> located.entry().key())
        .containsExactly(first);
  }

  @Test
  void a_range_of_time_is_sent_again() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    hub.clock.advance(Duration.ofHours(1));
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);
    hub.route(hub.keep("cert-at", 3, ""), Hub.PUSH);

    Answer answer = hub.post("admin", PUSH + "replay", "{\"since\": \"2026-11-22T04:30:00Z\"}");

    assertThat(answer.status()).isEqualTo(202);
    hub.runJobs();
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
    hub.runJobs();
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

  @Test
  void deliveries_are_listed_page_by_page_each_once() {
    List<Located> places = delivered(7);

    List<String> answers = new ArrayList<>();
    JsonNode page = hub.get("admin", "/v1/deliveries", "limit", "3").json();
    while (true) {
      page.path("deliveries").forEach(one -> answers.add(one.path("answer").asText()));
      if (!page.has("next")) {
        break;
      }
      page =
          hub.get("admin", "/v1/deliveries", "limit", "3", "after", page.path("next").asText())
              .json();
    }

    assertThat(answers).hasSize(places.size() * 2);
    assertThat(new HashSet<>(answers)).hasSameSizeAs(answers);
    assertThat(answers.getFirst()).isEqualTo("7-2");
  }

  @Test
  void deliveries_are_found_by_result_destination_and_envelope() {
    delivered(3);

    JsonNode failed =
        hub.get("admin", "/v1/deliveries", "status", "failed", "destination", "push").json();
    JsonNode ofOne = hub.get("admin", "/v1/deliveries", "envelope", Hub.uuid(2)).json();

    assertThat(failed.path("deliveries").findValuesAsText("answer"))
        .containsExactly("3-1", "2-1", "1-1");
    assertThat(ofOne.path("deliveries").findValuesAsText("answer")).containsExactly("2-2", "2-1");
    assertThat(hub.get("admin", "/v1/deliveries", "destination", "feed").json().at("/deliveries"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status,lost,400",
    "envelope,x,400",
    "after,%%,400",
    "limit,0,400",
    "destination,unknown,404"
  })
  void a_parameter_that_cannot_be_used_is_told(String name, String value, int status) {
    assertThat(hub.get("admin", "/v1/deliveries", name, value).status()).isEqualTo(status);
    assertThat(hub.get("cert-at", "/v1/deliveries", name, value).status()).isEqualTo(403);
  }

  @Test
  void a_parameter_that_does_not_exist_is_told() {
    assertThat(hub.get("admin", "/v1/deliveries", "colour", "red").status()).isEqualTo(400);
  }

  @Test
  void suppressed_addresses_are_listed_and_lifted_by_an_administrator() {
    hub.suppressions.add(
        MailAddress.parse("gone@isp.example"), Suppression.Reason.BOUNCE, "550 No such user");

    assertThat(hub.get("admin", "/v1/suppressions").at("/suppressions/0/reason"))
        .isEqualTo("bounce");
    assertThat(hub.get("admin", "/v1/suppressions/gone%40isp.example").at("/detail"))
        .isEqualTo("550 No such user");
    assertThat(hub.ask("DELETE", "cert-at", "/v1/suppressions/gone%40isp.example", "").status())
        .isEqualTo(403);
    assertThat(hub.ask("DELETE", "admin", "/v1/suppressions/gone%40isp.example", "").status())
        .isEqualTo(200);
    assertThat(hub.get("admin", "/v1/suppressions/gone@isp.example").status()).isEqualTo(404);
    assertThat(hub.get("admin", "/v1/suppressions/nobody").status()).isEqualTo(400);
  }

  /** So many envelopes, each delivered alone at the second try; answers are envelope-attempt. */
  private List<Located> delivered(int count) {
    List<Located> places = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      hub.route(hub.keep("cert-at", n, ""), Hub.PUSH);
      Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
      places.add(place);
      tried(place, n, 1, Result.FAILED);
      tried(place, n, 2, Result.DELIVERED);
    }
    return places;
  }

  private void tried(Located place, int n, int attempt, Result result) {
    hub.clock.advance(Duration.ofSeconds(1));
    DeliveryRecord record =
        new DeliveryRecord(
            new UUID(1, n),
            Hub.PUSH,
            "main",
            place.position(),
            place.next(),
            1,
            attempt,
            hub.clock.instant(),
            result,
            n + "-" + attempt);
    hub.log.add(ReaderId.main(Hub.PUSH), "run-" + n + "-" + attempt, List.of(record));
  }

  private List<Reader> replays() {
    return hub.readers.ofFeed(Hub.PUSH).stream()
        .filter(reader -> reader.until() != null && !reader.id().isAside())
        .toList();
  }
}
