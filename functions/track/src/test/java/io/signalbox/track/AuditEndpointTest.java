package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditEndpointTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private List<String> entries(String... queries) {
    List<String> entries = new ArrayList<>();
    hub.get("admin", "/v1/audit", queries)
        .json()
        .path("entries")
        .forEach(
            entry ->
                entries.add(
                    entry.path("who").asText()
                        + " "
                        + entry.path("kind").asText()
                        + " "
                        + entry.path("what").asText()
                        + " "
                        + entry.path("status").asText()));
    return entries;
  }

  @Test
  void readings_and_changes_of_people_are_listed_and_those_of_programs_are_not() {
    var key = hub.keep("cert-at", 1, "");
    hub.route(key, Hub.PUSH);
    hub.get("admin", "/v1/envelopes/" + Hub.uuid(1));
    hub.get("cert-at", "/v1/envelopes/" + Hub.uuid(1));
    hub.clock.advance(Duration.ofMillis(1));
    hub.get("handler", "/v1/notices");
    hub.clock.advance(Duration.ofMillis(1));
    hub.post("admin", "/v1/destinations/push/pause", "{}");

    assertThat(entries())
        .containsExactly(
            "admin change POST /v1/destinations/push/pause 200",
            "handler read GET /v1/notices 200",
            "admin read GET /v1/envelopes/" + Hub.uuid(1) + " 200");
    assertThat(entries("kind", "change"))
        .containsExactly("admin change POST /v1/destinations/push/pause 200");
    assertThat(entries("who", "handler")).containsExactly("handler read GET /v1/notices 200");
    assertThat(entries("until", "2026-11-22T00:00:00Z")).isEmpty();
  }

  @Test
  void a_page_goes_on_where_the_one_before_ended() {
    for (int number = 0; number < 3; number++) {
      hub.get("admin", "/v1/notices", "limit", Integer.toString(number + 1));
      hub.clock.advance(Duration.ofMillis(1));
    }
    JsonNode first = hub.get("admin", "/v1/audit", "limit", "2").json();

    assertThat(first.path("entries")).hasSize(2);
    assertThat(entries("limit", "2", "after", first.path("next").asText()))
        .containsExactly("admin read GET /v1/notices?limit=1 200");
  }

  @Test
  void it_is_for_auditors_and_says_what_it_expects() {
    assertThat(hub.get("handler", "/v1/audit").status()).isEqualTo(403);
    assertThat(hub.get("cert-at", "/v1/audit").status()).isEqualTo(403);
    assertThat(hub.get("nobody", "/v1/audit").status()).isEqualTo(401);
    assertThat(hub.get("admin", "/v1/audit", "kind", "gossip").body())
        .contains("expected one of sign-in, sign-in-failed, sign-out, read, change");
    assertThat(hub.get("admin", "/v1/audit", "after", "1").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/audit", "since", "yesterday").status()).isEqualTo(400);
  }

  @Test
  void administrators_end_sessions_and_nobody_else_does() {
    String path = "/v1/sessions/person:ann";

    assertThat(hub.ask("DELETE", "handler", path, "").status()).isEqualTo(403);
    assertThat(hub.ask("DELETE", "admin", path, "").status()).isEqualTo(204);
    assertThat(hub.ask("DELETE", "admin", "/v1/sessions/a%20b", "").status()).isEqualTo(400);
    assertThat(entries("kind", "change"))
        .contains("admin change DELETE " + path + " 204")
        .hasSize(3);
  }
}
