package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntriesTest {
  private static final String PULL = "{'method': 'pull'}";
  private static final String FEED = "/v1/settings/destinations/feed-a";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_entry_is_created_read_replaced_and_deleted() {
    Answer created = hub.put(FEED, PULL);
    Answer read = hub.get(FEED);
    Answer replaced = hub.putIf(created.tag(), FEED, "{'method': 'pull', 'form': 'bare'}");
    Answer deleted = hub.send("DELETE", FEED, "", Map.of());

    assertThat(created.status()).isEqualTo(201);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json()).isEqualTo(Hub.parse("{\"method\":\"pull\"}"));
    assertThat(read.tag()).isEqualTo(created.tag());
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.tag()).isNotEqualTo(created.tag());
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(hub.get(FEED).status()).isEqualTo(404);
    assertThat(hub.send("DELETE", FEED, "", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void a_dry_run_of_an_entry_tells_the_difference_and_writes_nothing() {
    Answer made = hub.put(FEED + "?dryRun=true", PULL);

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json())
        .isEqualTo(
            Hub.parse(
                "{'added': ['/destinations/feed-a'], 'changed': [], 'removed': []}"
                    .replace('\'', '"')));
    assertThat(hub.get(FEED).status()).isEqualTo(404);
    assertThat(hub.put(FEED + "?dryRun=true", "{'method': 'fax'}").status()).isEqualTo(422);

    hub.put(FEED, PULL);
    Answer deleted = hub.send("DELETE", FEED + "?dryRun=true", "", Map.of());

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().path("removed").path(0).asText()).isEqualTo("/destinations/feed-a");
    assertThat(hub.get(FEED).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"dryrun=true", "dry_run=true", "dryRun=yes", "dryRun=1", "force=true"})
  void a_parameter_that_is_none_keeps_everything_as_it_is(String query) {
    assertThat(hub.put(FEED + "?" + query, PULL).status()).isEqualTo(400);
    assertThat(hub.put("/v1/settings?" + query, "{}").status()).isEqualTo(400);
    assertThat(hub.send("DELETE", FEED + "?" + query, "", Map.of()).status()).isEqualTo(400);
    assertThat(hub.get("/v1/settings/schema?" + query).status()).isEqualTo(400);
    assertThat(hub.get(FEED).status()).isEqualTo(404);
  }

  @Test
  void a_route_is_judged_with_the_destinations_that_it_leads_to() {
    hub.put(FEED, PULL);

    String route = "/v1/settings/routes/r";
    Answer refused = hub.put(route, "{'pattern': {}, 'destinations': ['feed-a', 'feed-b']}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsText("pointer"))
        .containsExactly("/destinations/1");
    assertThat(hub.put(route, "{'pattern': {}, 'destinations': ['feed-a']}").status())
        .isEqualTo(201);
  }

  @Test
  void an_update_of_an_entry_that_has_changed_meanwhile_is_refused() {
    String seen = hub.put(FEED, PULL).tag();
    hub.putIf("*", FEED, "{'method': 'pull', 'form': 'bare'}");

    Answer lost = hub.putIf(seen, FEED, "{'method': 'pull', 'form': 'draft'}");
    Answer lostDelete = hub.send("DELETE", FEED, "", Map.of("If-Match", seen));

    assertThat(lost.status()).isEqualTo(412);
    assertThat(lostDelete.status()).isEqualTo(412);
    assertThat(hub.get(FEED).json().path("form").asText()).isEqualTo("bare");
    assertThat(lost.tag()).isEqualTo(hub.get(FEED).tag());
  }

  @Test
  void who_changes_an_entry_must_say_which() {
    hub.put(FEED, PULL);

    Answer unnamed = hub.put(FEED, "{'method': 'pull', 'form': 'bare'}");

    assertThat(unnamed.status()).isEqualTo(428);
    assertThat(hub.get(FEED).json()).isEqualTo(Hub.parse("{\"method\":\"pull\"}"));
    assertThat(hub.put(FEED, PULL).status()).as("the same once more").isEqualTo(200);
    assertThat(hub.put(FEED + "?dryRun=true", "{'method': 'pull', 'form': 'bare'}").status())
        .isEqualTo(200);
  }

  @Test
  void an_update_of_one_entry_is_not_disturbed_by_a_change_of_another() {
    String seen = hub.put(FEED, PULL).tag();
    hub.put("/v1/settings/destinations/feed-b", PULL);

    assertThat(hub.putIf(seen, FEED, "{'method': 'pull', 'form': 'bare'}").status()).isEqualTo(200);
  }

  @Test
  void an_entry_can_be_made_only_where_none_is() {
    Map<String, String> onlyNew = Map.of("If-None-Match", "*");

    assertThat(hub.send("PUT", FEED, PULL, onlyNew).status()).isEqualTo(201);
    assertThat(hub.send("PUT", FEED, PULL, onlyNew).status()).isEqualTo(412);
    assertThat(hub.putIf("*", "/v1/settings/destinations/feed-b", PULL).status()).isEqualTo(412);
  }

  @Test
  void an_entry_that_the_reader_has_is_not_sent_again() {
    String tag = hub.put(FEED, PULL).tag();

    assertThat(hub.send("GET", FEED, "", Map.of("If-None-Match", tag)).status()).isEqualTo(304);
    assertThat(hub.send("GET", FEED, "", Map.of("If-None-Match", "W/" + tag)).status())
        .isEqualTo(304);
    assertThat(hub.send("GET", FEED, "", Map.of("If-None-Match", "\"other\"")).status())
        .isEqualTo(200);
  }

  @Test
  void a_destination_in_use_cannot_be_deleted_and_the_answer_names_the_routes() {
    hub.put(FEED, PULL);
    hub.put("/v1/settings/routes/all", "{'pattern': {}, 'destinations': ['feed-a']}");

    Answer refused = hub.send("DELETE", FEED, "", Map.of());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("routes")).hasToString("[\"all\"]");
    assertThat(hub.get(FEED).status()).isEqualTo(200);
    hub.send("DELETE", "/v1/settings/routes/all", "", Map.of());
    assertThat(hub.send("DELETE", FEED, "", Map.of()).status()).isEqualTo(204);
  }

  @Test
  void an_invalid_entry_changes_nothing_and_its_faults_point_into_the_entry() {
    Answer refused =
        hub.put("/v1/settings/routes/all", "{'pattern': {}, 'destinations': ['gone'], 'x': 1}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("type").asText())
        .isEqualTo("https://signalbox.io/problems/invalid-content");
    assertThat(refused.json().path("faults").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/destinations/0", "/x");
    assertThat(refused.json().path("faults").findValuesAsText("reason"))
        .containsExactlyInAnyOrder("there is no such destination", "unknown key");
    assertThat(hub.get("/v1/settings/routes/all").status()).isEqualTo(404);
  }

  @Test
  void a_name_that_is_none_is_a_fault() {
    assertThat(hub.put("/v1/settings/destinations/a%20b", PULL).status()).isEqualTo(422);
  }

  @Test
  void a_token_is_kept_and_shown_as_its_hash_which_may_be_written_back() {
    String path = "/v1/settings/instances/demo";
    Answer created =
        hub.put(
            path,
            "{'tokens': [{'name': 't', 'token': 'a-token-of-the-demo-instance'}], 'grants':"
                + " {'post': true}}");
    Answer again = hub.putIf(created.tag(), path, hub.get(path).body());

    assertThat(created.body()).doesNotContain("a-token-of-the-demo");
    assertThat(created.json().at("/tokens/0/hash").asText())
        .isEqualTo("1fdd4bf698aee1ee4f94eafe4a1266adcac09562f13961ea5b6478059e8776b4");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.tag()).isEqualTo(created.tag());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method': 'pull'                     | 400",
        "{'method': 'pull', 'method': 'mail'}  | 400",
        "{'method': 'pull'} {}                 | 400",
        "['pull']                              | 400",
        "``                                    | 400",
      })
  void a_body_that_is_no_json_object_is_refused_with_line_and_column(String body, int status) {
    Answer refused = hub.put(FEED, body);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().path("line").asInt()).isPositive();
    assertThat(refused.json().path("column").asInt()).isPositive();
  }

  @Test
  void another_content_type_is_refused() {
    Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");

    assertThat(hub.send("PUT", FEED, PULL, form).status()).isEqualTo(415);
  }

  @Test
  void an_unknown_kind_is_not_found() {
    assertThat(hub.put("/v1/settings/feeds/a", PULL).status()).isEqualTo(404);
    assertThat(hub.get("/v1/settings/feeds/a").status()).isEqualTo(404);
  }
}
