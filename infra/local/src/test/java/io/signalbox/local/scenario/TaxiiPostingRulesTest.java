package io.signalbox.local.scenario;

import static io.signalbox.local.scenario.PostedCollection.TYPE;
import static io.signalbox.local.scenario.PostedCollection.body;
import static io.signalbox.local.scenario.PostedCollection.id;
import static io.signalbox.local.scenario.PostedCollection.marked;
import static io.signalbox.local.scenario.PostedCollection.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.HubClient.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be added to a TAXII collection, by whom, and who sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiPostingRulesTest {
  private final PostedCollection added = new PostedCollection();

  @BeforeEach
  void makeACollection() {
    added.makeAnew();
  }

  @AfterAll
  void stop() {
    added.close();
  }

  @Test
  void one_bad_object_of_many_is_told_with_its_reason_and_the_rest_is_kept() {
    Answer answer =
        added.post(
            object(1, "2026-11-28T10:00:00Z"),
            "{\"type\": \"indicator\", \"id\": \"malware--0b5cf1a2-7f0e-4c59-a3a8-000000000001\"}",
            object(2, "yesterday"),
            "{\"type\": \"bundle\", \"id\": \"bundle--0b5cf1a2-7f0e-4c59-a3a8-000000000001\"}",
            object(3, "2026-11-28T10:00:00Z").replace("2.1", "2.0"),
            "17",
            "{}",
            "{\"type\": \"identity\", \"id\": \"identity--x\"}",
            object(4, "2026-11-28T10:00:00Z"));
    JsonNode status = added.awaitComplete(answer);

    assertThat(status.path("total_count").asInt()).isEqualTo(9);
    assertThat(status.path("success_count").asInt()).isEqualTo(2);
    assertThat(status.path("failure_count").asInt()).isEqualTo(7);
    assertThat(status.path("failures"))
        .hasSize(7)
        .allSatisfy(failure -> assertThat(failure.path("message").asText()).isNotEmpty())
        .allSatisfy(failure -> assertThat(failure.has("id") && failure.has("version")).isTrue());
    assertThat(added.versions("objects/")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|400",
        "[]|400",
        "17|400",
        "{}|400",
        "{\"objects\": []}|400",
        "{\"objects\": {}}|400",
        "{\"objects\": [1], \"objects\": [2]}|400",
        "{\"objects\": [1]} x|400",
        "{\"objects\": [{]}|400",
      })
  void what_is_no_envelope_is_refused(String body, int status) {
    Answer answer = added.writer().post(added.path("objects/"), TYPE, body.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("title").asText()).isNotEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
  }

  @Test
  void media_types_and_sizes_are_held() {
    byte[] body = body(object(1, "2026-11-28T10:00:00Z")).getBytes(UTF_8);
    String objects = added.path("objects/");
    assertThat(added.writer().post(objects, "application/json", body).status()).isEqualTo(415);
    assertThat(added.writer().post(objects, "application/taxii+json;version=2.0", body).status())
        .isEqualTo(415);
    assertThat(added.writer().post(objects, TYPE, body, "Content-Encoding", "gzip").status())
        .isEqualTo(415);
    assertThat(added.writer().post(objects, TYPE, body, "Accept", "application/json").status())
        .isEqualTo(406);
    assertThat(added.writer().post(objects, "application/taxii+json", body).status())
        .isEqualTo(202);
    assertThat(added.writer().post(objects, TYPE, new byte[4_000_001]).status()).isEqualTo(413);
    HubClient.Answer tooLarge = added.writer().post(objects, TYPE, new byte[5_000_000]);
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(tooLarge.header("Content-Type")).isEqualTo(TYPE);
    assertThat(tooLarge.json().path("http_status").asText()).isEqualTo("413");
    String many = IntStream.range(0, 1_001).mapToObj(_ -> "1").collect(Collectors.joining(","));
    assertThat(added.writer().post(objects, TYPE, body(many).getBytes(UTF_8)).status())
        .isEqualTo(413);
    assertThat(added.writer().get("/taxii2/feeds/").json().path("max_content_length").asInt())
        .isEqualTo(4_000_000);
  }

  @Test
  void each_may_do_what_it_was_granted() {
    JsonNode first = added.awaitComplete(added.post(object(1, "2026-11-28T10:00:00Z")));
    byte[] body = body(object(2, "2026-11-28T10:00:00Z")).getBytes(UTF_8);
    HubClient reader = added.client("reader-token-of-the-tests");
    HubClient adder = added.client("adder-token-of-the-tests");
    HubClient stranger = added.client("stranger-token-of-the-tests");

    assertThat(reader.get(added.path("")).json().path("can_write").asBoolean()).isFalse();
    assertThat(reader.get(added.path("objects/")).json().path("objects")).hasSize(1);
    assertThat(reader.post(added.path("objects/"), TYPE, body).status()).isEqualTo(403);
    assertThat(reader.delete(added.path("objects/" + id(1) + "/")).status()).isEqualTo(403);
    assertThat(adder.get(added.path("")).json().path("can_read").asBoolean()).isFalse();
    assertThat(adder.get(added.path("objects/")).status()).isEqualTo(403);
    assertThat(adder.post(added.path("objects/"), TYPE, body).status()).isEqualTo(202);
    assertThat(stranger.get(added.path("")).status()).isEqualTo(404);
    assertThat(stranger.post(added.path("objects/"), TYPE, body).status()).isEqualTo(404);
    String status = "/taxii2/feeds/status/" + first.path("id").asText() + "/";
    assertThat(added.writer().get(status).status()).isEqualTo(200);
    assertThat(reader.get(status).status()).isEqualTo(404);
    assertThat(stranger.delete(added.path("objects/" + id(1) + "/")).status()).isEqualTo(404);
    // Who names the collection in an envelope of its own, and was not granted it, adds nothing.
    stranger.postOne(
        "{\"format\": \"stix\", \"version\": 1, \"type\": \"event\", \"meta\":"
            + " {\"signalbox:collection\": \"%s\"}, \"payload\": %s}"
                .formatted(added.feed(), object(3, "2026-11-28T10:00:00Z")));
    added.awaitComplete(added.post(object(4, "2026-11-28T10:00:00Z")));
    assertThat(added.objects("objects/").text()).doesNotContain(id(3)).contains(id(4));
  }

  @Test
  void what_is_marked_above_a_ceiling_is_not_shown() {
    String red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
    String green = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
    added.awaitComplete(
        added.post(
            marked(object(1, "2026-11-28T10:00:00Z"), green),
            marked(object(1, "2026-11-28T11:00:00Z"), red),
            marked(object(2, "2026-11-28T10:00:00Z"), red)));

    Answer seen = added.client("green-token-of-the-tests").get(added.path("objects/"));
    assertThat(seen.text()).contains(id(1), "10:00:00Z").doesNotContain(id(2), "11:00:00Z");
  }

  @Test
  void an_object_has_so_many_versions_and_no_more() {
    String[] many =
        IntStream.range(0, 250)
            .mapToObj(number -> object(1, "2026-11-28T10:00:00.%03dZ".formatted(number)))
            .toArray(String[]::new);
    JsonNode status = added.awaitComplete(added.post(many));

    assertThat(status.path("success_count").asInt()).isEqualTo(200);
    assertThat(status.path("failure_count").asInt()).isEqualTo(50);
    JsonNode again = added.awaitComplete(added.post(many));
    assertThat(again.path("success_count").asInt()).isEqualTo(200);
    assertThat(added.versions("objects/")).containsExactly("2026-11-28T10:00:00.199Z");
    assertThat(added.delete(id(1) + "/")).isEqualTo(200);
    assertThat(added.objects("objects/").json()).isEmpty();
  }

  @Test
  void a_thousand_bad_objects_with_the_longest_ids_have_a_status() {
    String bad = "{\"type\": \"x\", \"id\": \"%s\"}".formatted("ü\\u0000".repeat(300));
    String type = "x".repeat(250);
    String good =
        "{\"type\": \"%s\", \"id\": \"%s--0b5cf1a2-7f0e-4c59-a3a8-000000000001\"}"
            .formatted(type, type);
    List<String> objects = new ArrayList<>(Collections.nCopies(999, bad));
    objects.add(good);

    JsonNode status = added.awaitComplete(added.post(objects.toArray(String[]::new)));

    assertThat(status.path("failures")).hasSize(999);
    assertThat(status.path("successes")).hasSize(1);
  }
}
