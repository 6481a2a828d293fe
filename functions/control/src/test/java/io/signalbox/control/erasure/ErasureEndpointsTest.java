package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may erase what, and what a request says. */
class ErasureEndpointsTest {
  private static final String JO = "{\"mail\": \"jo@people.example\"}";

  @Test
  void the_same_request_again_begins_nothing() {
    try (ErasureHub hub = new ErasureHub(0)) {
      JsonNode first = hub.ask("admin", "POST", "/v1/erasures", JO);
      JsonNode again =
          hub.ask("other", "POST", "/v1/erasures", "{\"mail\": \"JO@people.example\"}");
      JsonNode another = hub.ask("admin", "POST", "/v1/erasures", "{\"address\": \"192.0.2.7\"}");

      assertThat(again.path("id")).isEqualTo(first.path("id"));
      assertThat(another.path("id")).isNotEqualTo(first.path("id"));
      hub.erase();
      assertThat(hub.ask("admin", "GET", "/v1/erasures", "").path("erasures")).hasSize(2);
      assertThat(hub.ask("admin", "POST", "/v1/erasures", JO).path("id"))
          .isNotEqualTo(first.path("id"));
    }
  }

  @Test
  void a_search_stands_in_the_audit_log_without_the_value() {
    try (ErasureHub hub = new ErasureHub(0)) {
      assertThat(hub.answer("admin", "POST", "/v1/erasures/held", JO).getStatusCode())
          .isEqualTo(200);

      assertThat(hub.traces("post /v1/erasures/held"))
          .singleElement()
          .asString()
          .startsWith("deliveries")
          .contains("audit#");
      assertThat(hub.traces("jo@people.example")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[-1]", "[99]", "[\"a\"]", "{}", "no JSON"})
  void a_cursor_of_no_answer_is_refused(String cursor) {
    String after = Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    try (ErasureHub hub = new ErasureHub(0)) {
      String body = "{\"mail\": \"jo@people.example\", \"after\": \"%s\"}".formatted(after);

      assertThat(hub.answer("admin", "POST", "/v1/erasures/held", body).getStatusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void an_idempotency_key_stands_for_one_request() {
    try (ErasureHub hub = new ErasureHub(0)) {
      Map<String, List<String>> key = Map.of("Idempotency-Key", List.of("k"));
      String first = hub.answer("admin", "POST", "/v1/erasures", JO, key).getBody();
      hub.erase();

      String again = hub.answer("admin", "POST", "/v1/erasures", JO, key).getBody();
      assertThat(ErasureHub.tree(again).path("id")).isEqualTo(ErasureHub.tree(first).path("id"));
      assertThat(
              hub.answer("admin", "POST", "/v1/erasures", "{\"domain\": \"a.example\"}", key)
                  .getStatusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void where_changes_need_approval_nothing_is_erased_without_one() {
    try (ErasureHub hub = new ErasureHub(1)) {
      hub.post("cert-at", 1, "{\"source.account\": \"jo@people.example\"}");
      String path =
          "/v1/erasures/" + hub.ask("admin", "POST", "/v1/erasures", JO).path("id").asText();
      hub.erase();
      assertThat(hub.traces("jo@people.example")).hasSize(2);

      assertThat(hub.answer("nosy", "POST", path + "/approve", "").getStatusCode()).isEqualTo(403);
      assertThat(hub.answer("admin", "POST", path + "/approve", "").getStatusCode()).isEqualTo(403);
      assertThat(hub.ask("other", "GET", path, "").path("value").asText())
          .isEqualTo("jo@people.example");
      assertThat(hub.ask("other", "POST", path + "/approve", "").path("state").asText())
          .isEqualTo("running");
      hub.erase();
      assertThat(hub.traces("jo@people.example")).isEmpty();
      assertThat(hub.answer("other", "POST", path + "/reject", "").getStatusCode()).isEqualTo(409);
    }
  }

  @Test
  void what_was_rejected_names_nobody_and_is_never_done() {
    try (ErasureHub hub = new ErasureHub(1)) {
      hub.post("cert-at", 1, "{\"source.account\": \"jo@people.example\"}");
      String path =
          "/v1/erasures/" + hub.ask("admin", "POST", "/v1/erasures", JO).path("id").asText();

      JsonNode rejected = hub.ask("other", "POST", path + "/reject", "");
      hub.erase();

      assertThat(rejected.path("state").asText()).isEqualTo("rejected");
      assertThat(rejected.has("value")).isFalse();
      assertThat(hub.traces("jo@people.example")).hasSize(1);
    }
  }

  @Test
  void what_is_held_is_told_with_its_content_and_stays_there() {
    try (ErasureHub hub = new ErasureHub(0)) {
      hub.post("cert-at", 1, "{\"source.account\": \"jo@people.example\"}");
      hub.post("cert-at", 2, "{\"source.account\": \"joe@people.example\"}");

      JsonNode held = hub.ask("admin", "POST", "/v1/erasures/held", JO);

      assertThat(held.path("held")).hasSize(1);
      assertThat(held.at("/held/0/kind").asText()).isEqualTo("envelopes");
      assertThat(held.at("/held/0/content/sender").asText()).isEqualTo("cert-at");
      assertThat(held.at("/held/0/content/envelope/payload/source.account").asText())
          .isEqualTo("jo@people.example");
      assertThat(held.has("next")).isFalse();
      assertThat(hub.traces("jo@people.example")).hasSize(1);
      assertThat(hub.answer("nosy", "POST", "/v1/erasures/held", JO).getStatusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void all_that_an_instance_posted_goes_and_nothing_else() {
    try (ErasureHub hub = new ErasureHub(0)) {
      hub.post("cert-at", 1, "{\"extra.n\": 1}");
      hub.post("cert-ee", 2, "{\"extra.n\": 2}");
      hub.envelopeStore.quarantine("cert-at", "payload", "no event", "{}");

      hub.ask("admin", "POST", "/v1/erasures", "{\"sender\": \"cert-at\"}");
      hub.erase();

      assertThat(hub.envelopeStore.quarantined("cert-at", 10)).isEmpty();
      assertThat(hub.post("cert-ee", 2, "{\"extra.n\": 3}").key().id().value()).isNotEmpty();
      assertThat(hub.envelopeStore.conflicts(10)).hasSize(1);
      assertThat(hub.ask("admin", "GET", "/v1/erasures", "").at("/erasures/0/erased"))
          .hasToString("{\"envelopes\":1,\"quarantine\":1}");
    }
  }

  @Test
  void whoever_sent_something_about_others_does_not_count_as_them() {
    try (ErasureHub hub = new ErasureHub(0)) {
      hub.post("cert.people.example", 1, "{\"extra.n\": 1}");
      hub.post("cert-at", 2, "{\"source.fqdn\": \"www.people.example\"}");

      hub.ask("admin", "POST", "/v1/erasures", "{\"domain\": \"people.example\"}");
      hub.erase();

      assertThat(hub.ask("admin", "GET", "/v1/erasures", "").at("/erasures/0/erased"))
          .hasToString("{\"envelopes\":1}");
      assertThat(hub.traces("www.people.example")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"mail\": \"jo\"}",
        "{\"mail\": 1}",
        "{\"mail\": \"jo@people.example\", \"address\": \"192.0.2.1\"}",
        "{\"address\": \"192.0.2.0/24\"}",
        "{\"address\": \"0.0.0.0\"}",
        "{\"address\": \"\"}",
        "{\"domain\": \"example\"}",
        "{\"domain\": \"exa mple.org\"}",
        "{\"mail\": \"jo@people.example\", \"more\": \"\"}",
        "{\"mail\": \"jo@people.example\", \"after\": \"x\"}"
      })
  void what_names_nobody_is_refused(String body) {
    try (ErasureHub hub = new ErasureHub(0)) {
      assertThat(hub.answer("admin", "POST", "/v1/erasures", body).getStatusCode()).isEqualTo(422);
    }
  }
}
