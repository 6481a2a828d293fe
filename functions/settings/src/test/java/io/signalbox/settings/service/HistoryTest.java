package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.Token;
import io.signalbox.settings.service.Hub.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final String HISTORY = "/v1/settings/history";
  private static final String FEED = "/v1/settings/destinations/feed-a";
  private static final String SOC = "/v1/settings/destinations/soc";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void tells_who_changed_what_and_when_the_newest_first() {
    hub.put(FEED, "{'method': 'pull'}");
    hub.putIf("*", FEED, "{'method': 'pull', 'form': 'bare'}");
    hub.send("DELETE", FEED, "", Map.of());

    JsonNode changes = hub.get(HISTORY).json().path("changes");

    assertThat(changes.findValuesAsText("request"))
        .containsExactly("DELETE " + FEED, "PUT " + FEED, "PUT " + FEED);
    assertThat(changes.path(1).path("by").asText()).isEqualTo("administrator");
    assertThat(changes.path(1).path("at").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(changes.path(1).path("changes"))
        .hasToString("[{\"pointer\":\"/destinations/feed-a/form\",\"after\":\"bare\"}]");
    assertThat(changes.path(0).path("changes").path(0).path("before"))
        .hasToString("{\"method\":\"pull\",\"form\":\"bare\"}");
  }

  @Test
  void is_read_in_parts() {
    for (int i = 0; i < 7; i++) {
      hub.put("/v1/settings/destinations/feed-" + i, "{'method': 'pull'}");
    }
    Answer first = hub.get(HISTORY + "?limit=3");
    Answer second = hub.get(HISTORY + "?from=" + first.json().path("next").asText());

    assertThat(first.json().path("changes")).hasSize(3);
    assertThat(second.json().path("changes").findValuesAsText("request"))
        .containsExactlyElementsOf(
            List.of(3, 2, 1, 0).stream()
                .map(i -> "PUT /v1/settings/destinations/feed-" + i)
                .toList());
    assertThat(second.json().has("next")).isFalse();
  }

  @Test
  void has_neither_tokens_nor_credentials() {
    hub.put(
        "/v1/settings/instances/demo",
        "{'tokens': [{'name': 't', 'token': 'demo-demo-demo-demo-demo'}], 'grants': {'post':"
            + " true}}");
    hub.put(SOC, keyed("secret-1"));

    String history = hub.get(HISTORY).body();

    assertThat(history).contains("instances/demo").doesNotContain("demo-demo", "secret-1");
    assertThat(history)
        .doesNotContain("060f73f01e8109b9d75782cc18ce6a2b0f884bfd2c8b15a64f8c574dac31a845");
  }

  @Test
  void a_revision_is_restored_by_one_call_which_is_a_change_itself() {
    hub.put(FEED, "{'method': 'pull'}");
    hub.putIf("*", FEED, "{'method': 'pull', 'form': 'bare'}");
    String before = hub.get(HISTORY).json().path("changes").path(1).path("revision").asText();

    Answer planned = hub.send("POST", HISTORY + "/" + before + "/revert?dryRun=true", "", Map.of());
    Answer reverted = hub.send("POST", HISTORY + "/" + before + "/revert", "", Map.of());

    assertThat(planned.json().path("removed")).hasToString("[\"/destinations/feed-a/form\"]");
    assertThat(reverted.status()).isEqualTo(200);
    assertThat(hub.get(FEED).json().has("form")).isFalse();
    assertThat(hub.get(HISTORY).json().path("changes")).hasSize(3);
  }

  @Test
  void a_credential_that_is_gone_must_be_given_anew() {
    hub.put(SOC, keyed("secret-1"));
    String before = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();
    hub.putIf("*", SOC, keyed("secret-2"));

    Answer refused = hub.send("POST", HISTORY + "/" + before + "/revert", "", Map.of());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsText("pointer"))
        .containsExactly("/destinations/soc/http/authentication/header/value");
  }

  @Test
  void a_credential_that_could_not_be_removed_yet_is_gone_all_the_same() {
    hub.put(SOC, keyed("secret-1"));
    String before = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();
    hub.secrets.removalsFail(true);
    String standing = hub.putIf("*", SOC, keyed("secret-2")).body();
    hub.secrets.removalsFail(false);

    assertThat(hub.send("POST", HISTORY + "/" + before + "/revert", "", Map.of()).status())
        .isEqualTo(422);
    assertThat(hub.get(SOC).body()).isEqualTo(standing);
    hub.put(FEED, "{'method': 'pull'}");
    assertThat(hub.secrets.names()).hasSize(1);
  }

  @Test
  void who_may_not_see_hashes_of_tokens_does_not_see_them_in_what_a_revert_answers() {
    String token = "the-token-of-an-editor";
    hub.put(
        "/v1/settings/instances/ed",
        "{'tokens': [{'name': 't', 'token': '%s'}], 'grants': {'roles': [{'role': 'editor'}]}}"
            .formatted(token));
    String standing = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();
    hub.put(FEED, "{'method': 'pull'}");

    for (int i = 0; i < 2; i++) {
      String path = HISTORY + "/" + standing + "/revert";
      Answer reverted = hub.sendAs(Optional.of(token), "POST", path, "", Map.of());
      assertThat(reverted.status()).isEqualTo(200);
      assertThat(reverted.body()).contains("\"ed\"").doesNotContain(Token.hashOf(token));
    }
    assertThat(hub.get(FEED).status()).isEqualTo(404);
  }

  @Test
  void a_token_that_was_withdrawn_stays_withdrawn_and_a_newer_one_stays() {
    String instance = "/v1/settings/instances/demo";
    hub.put(instance, "{'tokens': [{'name': 'old', 'token': 'leaked-leaked-leaked'}]}");
    hub.put(FEED, "{'method': 'pull'}");
    String before = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();
    hub.putIf("*", FEED, "{'method': 'pull', 'form': 'bare'}");
    hub.putIf(
        "*",
        instance,
        "{'tokens': [{'name': 'new', 'token': 'issued-since-then-xx'}], 'certificates': ['%s']}"
            .formatted("0".repeat(64)));
    String standing = hub.get(instance).body();

    assertThat(hub.send("POST", HISTORY + "/" + before + "/revert", "", Map.of()).status())
        .isEqualTo(200);

    assertThat(hub.get(instance).body()).isEqualTo(standing);
    assertThat(hub.get(FEED).json().has("form")).isFalse();
  }

  @Test
  void an_instance_that_was_removed_comes_back_with_its_tokens() {
    String instance = "/v1/settings/instances/demo";
    hub.put(instance, "{'tokens': [{'name': 't', 'token': 'demo-demo-demo-demo-demo'}]}");
    String before = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();
    String standing = hub.get(instance).body();
    hub.send("DELETE", instance, "", Map.of());

    hub.send("POST", HISTORY + "/" + before + "/revert", "", Map.of());

    assertThat(hub.get(instance).body()).isEqualTo(standing);
  }

  @Test
  void a_revision_that_is_none_and_one_that_has_changed_meanwhile_are_refused() {
    hub.put(FEED, "{'method': 'pull'}");
    String first = hub.get(HISTORY).json().path("changes").path(0).path("revision").asText();

    assertThat(hub.send("POST", HISTORY + "/gone/revert", "", Map.of()).status()).isEqualTo(404);
    assertThat(
            hub.send("POST", HISTORY + "/" + first + "/revert", "", Map.of("If-Match", "\"other\""))
                .status())
        .isEqualTo(412);
  }

  private static String keyed(String value) {
    return ("{'method': 'http', 'uri': 'https://soc.example/in', 'http':"
            + " {'authentication': {'header': {'name': 'X-Key', 'value': '%s'}}}}")
        .formatted(value);
  }
}
