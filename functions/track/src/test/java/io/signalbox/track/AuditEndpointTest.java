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
  void readings_of_people_are_listed_and_those_of_programs_are_not() {
    var key = hub.keep("cert-at", 1, "");
    hub.route(key, Hub.PUSH);
    hub.get("admin", "/v1/envelopes/" + Hub.uuid(1));
    hub.get("cert-at", "/v1/envelopes/" + Hub.uuid(1));
    hub.clock.advance(Duration.ofMillis(1));
    hub.get("handler", "/v1/notices");

    assertThat(entries())
        .containsExactly(
            "handler read GET /v1/notices 200",
            "admin read GET /v1/envelopes/" + Hub.uuid(1) + " 200");
    assertThat(entries("kind", "change")).isEmpty();
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
}
