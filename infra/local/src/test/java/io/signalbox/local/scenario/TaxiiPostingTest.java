package io.signalbox.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.HubClient.Answer;
import io.signalbox.scenarios.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A TAXII collection to which clients add objects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiPostingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";
  private static final String TYPE = "application/taxii+json;version=2.1";
  private static final String PREFIX = "indicator--0b5cf1a2-7f0e-4c59-a3a8-";

  private final Hub hub = LocalHubs.start("hub-under-test");
  private int test;
  private String feed = "";
  private HubClient writer = client("administrator-who-is-replaced");

  @BeforeEach
  void makeACollection() {
    feed = "added-" + test++;
    client(hub.administratorToken())
        .settings(
            new Settings()
                .put("instances", "writer", grants("writer", "'post': true, 'read': ['*'],", feed))
                .put("instances", "adder", grants("adder", "'post': true,", feed))
                .put("instances", "reader", grants("reader", "'read': ['*'],", "none"))
                .put("instances", "stranger", grants("stranger", "'post': true,", "none"))
                .put(
                    "instances",
                    "green",
                    "{'tokens': [{'name': 'first', 'token': 'green-token-of-the-tests'}],"
                        + " 'ceiling': {'tlp': 'GREEN'}, 'grants': {'read': ['*']}}")
                .destination(feed, "{'method': 'pull', 'pull': {'posted': true}}")
                .destination("none", "{'method': 'pull'}")
                .destination("routed", "{'method': 'pull'}")
                .route("stix", "{'pattern': {'format': ['stix']}, 'destinations': ['routed']}")
                .json(),
            "*");
    writer = client("writer-token-of-the-tests");
  }

  private static String grants(String name, String granted, String added) {
    return ("{'tokens': [{'name': 'first', 'token': '%s-token-of-the-tests'}],"
            + " 'grants': {%s 'deliver': {'destinations': ['%s']}}}")
        .formatted(name, granted, added);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private HubClient client(String token) {
    return new HubClient(URI.create(hub.baseUrl().toString()), token);
  }

  @Test
  void what_was_added_comes_back_key_for_key_and_is_routed_like_any_other() {
    String object =
        object(1, "2026-11-28T10:00:00.000Z")
            .replace(
                "}", ", \"x_ü\": [1.50, 1e3, null, {\"deep\": true}], \"n\": 9007199254740993}");
    JsonNode status = awaitComplete(post(object));

    assertThat(status.path("total_count").asInt()).isEqualTo(1);
    assertThat(status.path("successes").path(0).path("id").asText()).isEqualTo(id(1));
    assertThat(status.path("successes").path(0).path("version").asText())
        .isEqualTo("2026-11-28T10:00:00.000Z");
    assertThat(objects("objects/").text()).contains("1.50").contains("9007199254740993");
    assertThat(objects("objects/").json().path("objects").path(0)).isEqualTo(parsed(object));
    assertThat(objects("manifest/").json().at("/objects/0/date_added").asText())
        .isEqualTo(objects("objects/").header("X-TAXII-Date-Added-Last"));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        writer
                            .get("/v1/feeds/routed?since=2026-01-01T00:00:00Z&form=decided")
                            .text())
                    .contains(id(1), "\"format\":\"stix\"", "\"signalbox:collection\""));
  }

  @Test
  void an_id_and_version_are_there_once_whatever_is_added_under_them() {
    String first = object(1, "2026-11-28T10:00:00.000Z");
    awaitComplete(post(first));

    for (String again : List.of(first, first.replace("scan", "other"))) {
      Answer answer = post(again, again);
      assertThat(answer.json().path("status").asText()).isEqualTo("complete");
      assertThat(answer.json().path("success_count").asInt()).isEqualTo(2);
    }
    assertThat(objects("objects/?match[version]=all").json().path("objects"))
        .containsExactly(parsed(first));
  }

  @Test
  void versions_are_told_apart_and_the_last_is_the_default() {
    awaitComplete(
        post(
            object(1, "2026-11-28T10:00:00.500Z"),
            object(1, "2026-11-28T10:00:00Z"),
            object(1, "2026-11-27T12:00:00+02:00"),
            object(2, "2026-11-28T10:00:00Z")));

    assertThat(versions("objects/"))
        .containsExactly("2026-11-28T10:00:00.500Z", "2026-11-28T10:00:00Z");
    assertThat(versions("objects/" + id(1) + "/")).containsExactly("2026-11-28T10:00:00.500Z");
    assertThat(versions("objects/" + id(1) + "/?match[version]=first"))
        .containsExactly("2026-11-27T12:00:00+02:00");
    assertThat(versions("objects/" + id(1) + "/?match[version]=first,2026-11-28T10:00:00.000Z"))
        .hasSize(2);
    assertThat(versions("objects/?match[version]=all")).hasSize(4);
    assertThat(objects("objects/" + id(1) + "/versions/").json().path("versions")).hasSize(3);
    assertThat(objects("objects/" + id(3) + "/").status()).isEqualTo(404);
  }

  @Test
  void a_deletion_moves_no_reader_and_what_is_added_again_has_a_new_date() {
    awaitComplete(
        post(
            object(1, "2026-11-28T10:00:00Z"),
            object(1, "2026-11-28T11:00:00Z"),
            object(2, "2026-11-28T10:00:00Z")));
    Answer page = objects("objects/?limit=1&match[version]=all");
    String last = objects("objects/?match[version]=all").header("X-TAXII-Date-Added-Last");

    assertThat(delete(id(1) + "/?match[version]=2026-11-28T11:00:00Z")).isEqualTo(200);
    assertThat(versions("objects/" + id(1) + "/")).containsExactly("2026-11-28T10:00:00Z");
    String next = page.json().path("next").asText();
    assertThat(objects("objects/?next=" + next).json().path("objects")).hasSize(1);
    assertThat(delete(id(1) + "/")).isEqualTo(200);
    assertThat(delete(id(1) + "/")).isEqualTo(404);
    assertThat(delete(id(2) + "/?match[spec_version]=2.0")).isEqualTo(404);
    assertThat(objects("objects/?match[version]=all").json().path("objects")).hasSize(1);
    assertThat(objects("objects/?added_after=" + last).json()).isEmpty();

    for (int time = 0; time < 2; time++) {
      awaitComplete(post(object(1, "2026-11-28T10:00:00Z")));
      assertThat(objects("objects/?match[version]=all&added_after=" + last).json().path("objects"))
          .hasSize(1);
      assertThat(delete(id(1) + "/")).isEqualTo(200);
    }
    awaitComplete(post(object(1, "2026-11-28T10:00:00Z")));
    assertThat(versions("objects/" + id(1) + "/")).hasSize(1);
  }

  @Test
  void one_bad_object_of_many_is_told_with_its_reason_and_the_rest_is_kept() {
    Answer answer =
        post(
            object(1, "2026-11-28T10:00:00Z"),
            "{\"type\": \"indicator\", \"id\": \"malware--0b5cf1a2-7f0e-4c59-a3a8-000000000001\"}",
            object(2, "yesterday"),
            "{\"type\": \"bundle\", \"id\": \"bundle--0b5cf1a2-7f0e-4c59-a3a8-000000000001\"}",
            object(3, "2026-11-28T10:00:00Z").replace("2.1", "2.0"),
            "17",
            "{}",
            "{\"type\": \"identity\", \"id\": \"identity--x\"}",
            object(4, "2026-11-28T10:00:00Z"));
    JsonNode status = awaitComplete(answer);

    assertThat(status.path("total_count").asInt()).isEqualTo(9);
    assertThat(status.path("success_count").asInt()).isEqualTo(2);
    assertThat(status.path("failure_count").asInt()).isEqualTo(7);
    assertThat(status.path("failures"))
        .hasSize(7)
        .allSatisfy(failure -> assertThat(failure.path("message").asText()).isNotEmpty())
        .allSatisfy(failure -> assertThat(failure.has("id") && failure.has("version")).isTrue());
    assertThat(versions("objects/")).hasSize(2);
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
    Answer answer = writer.post(path("objects/"), TYPE, body.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("title").asText()).isNotEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
  }

  @Test
  void media_types_and_sizes_are_held() {
    byte[] body = body(object(1, "2026-11-28T10:00:00Z")).getBytes(UTF_8);
    String objects = path("objects/");
    assertThat(writer.post(objects, "application/json", body).status()).isEqualTo(415);
    assertThat(writer.post(objects, "application/taxii+json;version=2.0", body).status())
        .isEqualTo(415);
    assertThat(writer.post(objects, TYPE, body, "Content-Encoding", "gzip").status())
        .isEqualTo(415);
    assertThat(writer.post(objects, TYPE, body, "Accept", "application/json").status())
        .isEqualTo(406);
    assertThat(writer.post(objects, "application/taxii+json", body).status()).isEqualTo(202);
    assertThat(writer.post(objects, TYPE, new byte[4_000_001]).status()).isEqualTo(413);
    String many = IntStream.range(0, 1_001).mapToObj(_ -> "1").collect(Collectors.joining(","));
    assertThat(writer.post(objects, TYPE, body(many).getBytes(UTF_8)).status()).isEqualTo(413);
    assertThat(writer.get("/taxii2/feeds/").json().path("max_content_length").asInt())
        .isEqualTo(4_000_000);
  }

  @Test
  void each_may_do_what_it_was_granted() {
    JsonNode added = awaitComplete(post(object(1, "2026-11-28T10:00:00Z")));
    byte[] body = body(object(2, "2026-11-28T10:00:00Z")).getBytes(UTF_8);
    HubClient reader = client("reader-token-of-the-tests");
    HubClient adder = client("adder-token-of-the-tests");
    HubClient stranger = client("stranger-token-of-the-tests");

    assertThat(reader.get(path("")).json().path("can_write").asBoolean()).isFalse();
    assertThat(reader.get(path("objects/")).json().path("objects")).hasSize(1);
    assertThat(reader.post(path("objects/"), TYPE, body).status()).isEqualTo(403);
    assertThat(reader.delete(path("objects/" + id(1) + "/")).status()).isEqualTo(403);
    assertThat(adder.get(path("")).json().path("can_read").asBoolean()).isFalse();
    assertThat(adder.get(path("objects/")).status()).isEqualTo(403);
    assertThat(adder.post(path("objects/"), TYPE, body).status()).isEqualTo(202);
    assertThat(stranger.get(path("")).status()).isEqualTo(404);
    assertThat(stranger.post(path("objects/"), TYPE, body).status()).isEqualTo(404);
    String status = "/taxii2/feeds/status/" + added.path("id").asText() + "/";
    assertThat(writer.get(status).status()).isEqualTo(200);
    assertThat(reader.get(status).status()).isEqualTo(404);
    assertThat(stranger.delete(path("objects/" + id(1) + "/")).status()).isEqualTo(404);
    // Who names the collection in an envelope of its own, and was not granted it, adds nothing.
    stranger.postOne(
        "{\"format\": \"stix\", \"version\": 1, \"type\": \"event\", \"meta\":"
            + " {\"signalbox:collection\": \"%s\"}, \"payload\": %s}"
                .formatted(feed, object(3, "2026-11-28T10:00:00Z")));
    awaitComplete(post(object(4, "2026-11-28T10:00:00Z")));
    assertThat(objects("objects/").text()).doesNotContain(id(3)).contains(id(4));
  }

  @Test
  void what_is_marked_above_a_ceiling_is_not_shown() {
    String red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
    String green = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
    awaitComplete(
        post(
            marked(object(1, "2026-11-28T10:00:00Z"), green),
            marked(object(1, "2026-11-28T11:00:00Z"), red),
            marked(object(2, "2026-11-28T10:00:00Z"), red)));

    Answer seen = client("green-token-of-the-tests").get(path("objects/"));
    assertThat(seen.text()).contains(id(1), "10:00:00Z").doesNotContain(id(2), "11:00:00Z");
  }

  @Test
  void a_thousand_objects_are_added_at_once_and_paged() {
    String[] many =
        IntStream.range(0, 1_000)
            .mapToObj(number -> object(number, "2026-11-28T10:00:00Z"))
            .toArray(String[]::new);
    assertThat(awaitComplete(post(many)).path("success_count").asInt()).isEqualTo(1_000);

    List<String> ids = new ArrayList<>();
    Answer page = objects("objects/?limit=300");
    ids.addAll(page.json().path("objects").findValuesAsText("id"));
    while (page.json().path("more").asBoolean()) {
      page = objects("objects/?next=" + page.json().path("next").asText());
      ids.addAll(page.json().path("objects").findValuesAsText("id"));
    }
    assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
  }

  private JsonNode awaitComplete(Answer posted) {
    assertThat(posted.status()).as(posted.text()).isEqualTo(202);
    String status = "/taxii2/feeds/status/" + posted.json().path("id").asText() + "/";
    return await()
        .until(
            () -> writer.get(status).json(),
            json -> json.path("status").asText().equals("complete"));
  }

  private Answer post(String... objects) {
    return writer.post(path("objects/"), TYPE, body(objects).getBytes(UTF_8));
  }

  private static String body(String... objects) {
    return "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [%s]}"
        .formatted(String.join(",", objects));
  }

  private int delete(String object) {
    return writer.delete(path("objects/" + object)).status();
  }

  private Answer objects(String path) {
    return writer.get(path(path));
  }

  private List<String> versions(String path) {
    return objects(path).json().path("objects").findValuesAsText("modified");
  }

  private String path(String rest) {
    return COLLECTIONS
        + collection()
        + "/"
        + rest.replace("[", "%5B").replace("]", "%5D").replace("+", "%2B");
  }

  /** As a client finds it: by its title. */
  private String collection() {
    for (JsonNode one : writer.get(COLLECTIONS).json().path("collections")) {
      if (one.path("title").asText().equals(feed)) {
        return one.path("id").asText();
      }
    }
    throw new AssertionError("There is no collection " + feed);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(json, broken);
    }
  }

  private static String id(int number) {
    return PREFIX + "%012d".formatted(number);
  }

  private static String object(int number, String modified) {
    return ("{\"type\": \"indicator\", \"spec_version\": \"2.1\", \"id\": \"%s\", \"created\":"
            + " \"2026-11-01T00:00:00Z\", \"modified\": \"%s\", \"name\": \"scan\"}")
        .formatted(id(number), modified);
  }

  private static String marked(String object, String mark) {
    return object.replace("}", ", \"object_marking_refs\": [\"" + mark + "\"]}");
  }
}
