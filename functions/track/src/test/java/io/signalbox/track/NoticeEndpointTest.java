package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.reader.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recipients got under tickets. */
class NoticeEndpointTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void notices_are_listed_page_by_page_each_once_the_latest_first() {
    for (int n = 1; n <= 3; n++) {
      notice(n);
    }
    hub.clock.advance(Duration.ofDays(1));
    notice(4);

    List<String> tickets = new ArrayList<>();
    JsonNode page = hub.get("admin", "/v1/notices", "limit", "2").json();
    while (true) {
      page.path("notices").forEach(one -> tickets.add(one.path("ticket").asText()));
      if (!page.has("next")) {
        break;
      }
      page =
          hub.get("admin", "/v1/notices", "limit", "2", "after", page.path("next").asText()).json();
    }

    assertThat(tickets)
        .containsExactly(
            "20261123-00000001", "20261122-00000003", "20261122-00000002", "20261122-00000001");
  }

  @ParameterizedTest
  @CsvSource({
    "address, MAIL-2@isp.example, 2",
    "address, nobody@isp.example, ''",
    "organisation, org-3, 3",
    "network, 192.0.2.1, 1",
    "network, 192.0.2.2/31, '3 2'",
    "network, 2001:db8::/32, ''",
    "destination, push, '3 2 1'",
    "destination, feed, ''",
    "until, 2026-11-22T00:00:00Z, ''",
    "since, 2026-11-22T00:00:00Z, '3 2 1'"
  })
  void notices_are_found_by_what_is_known_of_them(String name, String value, String numbers) {
    for (int n = 1; n <= 3; n++) {
      notice(n);
    }
    hub.clock.advance(Duration.ofMinutes(1));

    JsonNode found = hub.get("admin", "/v1/notices", name, value).json();

    assertThat(
            found.path("notices").findValuesAsText("organisation").stream()
                .map(organisation -> organisation.substring("org-".length())))
        .isEqualTo(List.of(numbers.split(" ")).stream().filter(n -> !n.isEmpty()).toList());
  }

  @Test
  void a_notice_has_its_recipients_attempts_envelopes_and_answers() {
    notice(1);
    hub.tickets.change(
        Ticket.parse("20261122-00000001"),
        state -> state.answered(new NoticeState.Answered("fixed", Instant.EPOCH, Hub.uuid(9))));

    JsonNode one = hub.get("admin", "/v1/notices/20261122-00000001").json();

    assertThat(one.path("organisation").asText()).isEqualTo("org-1");
    assertThat(one.at("/recipients/0/contact").asText()).isEqualTo("contact-1");
    assertThat(one.at("/recipients/0/addressHash").asText()).hasSize(64);
    assertThat(one.toString()).doesNotContain("isp.example");
    assertThat(one.at("/tries/0/result").asText()).isEqualTo("delivered");
    assertThat(one.at("/envelopes/0/id").asText()).isEqualTo(Hub.uuid(1));
    assertThat(one.at("/envelopes/0/matched").toString())
        .isEqualTo(
            """
            [{"side":"ip","network":{"id":"isp-block","version":3},"rule":{"id":"daily","version":2},\
            "contacts":[{"id":"isp-abuse","version":1},{"id":"noc","version":4}]}]\
            """);
    assertThat(one.at("/answers/0/answer").asText()).isEqualTo("fixed");
  }

  @Test
  void what_is_no_notice_is_told() {
    String known = "/v1/notices/20261122-00000001";
    assertThat(hub.get("admin", known).status()).isEqualTo(404);
    assertThat(hub.get("admin", "/v1/notices/1").status()).isEqualTo(400);
    assertThat(hub.get("cert-at", known).status()).isEqualTo(403);
    assertThat(hub.get("cert-at", "/v1/notices").status()).isEqualTo(403);
    assertThat(hub.get("admin", "/v1/notices", "network", "192.0.2.1/24").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/notices", "network", "isp.example").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/notices", "after", "x").status()).isEqualTo(400);
  }

  private void notice(int n) {
    Notices.add(hub, n, Hub.PUSH);
  }
}
