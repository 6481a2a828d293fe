package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.MailMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recipients got under tickets. */
class NoticeEndpointTest {
  private static final FeedId OWNERS = new FeedId("owners", "");

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
  void a_notice_is_sent_again_once_for_each_key() {
    notice(1);
    String path = "/v1/notices/20261122-00000001/resend";
    for (int i = 0; i < 2; i++) {
      assertThat(hub.ask("POST", "admin", path, "", Map.of("Idempotency-Key", "a")).status())
          .isEqualTo(202);
    }
    hub.runJobs();

    assertThat(hub.readers.ofFeed(Hub.PUSH).stream().filter(one -> one.id().isReplay())).hasSize(1);
  }

  @Test
  void a_notice_is_sent_again_to_another_contact() {
    notice(1, OWNERS);
    String path = "/v1/notices/20261122-00000001/resend";
    assertThat(hub.post("admin", path, "{\"contact\": \"noc\"}").status()).isEqualTo(202);
    hub.runJobs("mail", new MailMethod());

    assertThat(hub.readers.ofFeed(OWNERS).stream().filter(one -> one.id().isReplay()))
        .hasSize(1)
        .allSatisfy(one -> assertThat(Addressee.contact(one.group())).contains("noc"));
  }

  @Test
  void a_contact_is_a_text_and_for_the_directorys_destinations() {
    notice(1);
    String path = "/v1/notices/20261122-00000001/resend";
    for (String body : List.of("{\"contact\": \"noc\"}", "{\"contact\": 1}", "{\"to\": \"noc\"}")) {
      assertThat(hub.post("admin", path, body).status()).as(body).isEqualTo(422);
    }
  }

  @Test
  void an_answer_page_is_closed_for_good() {
    notice(1);
    assertThat(hub.post("admin", "/v1/notices/20261122-00000001/revoke", "").at("/revoked"))
        .isEqualTo("true");
    assertThat(hub.get("admin", "/v1/notices/20261122-00000001").at("/revoked")).isEqualTo("true");
  }

  @Test
  void what_is_no_notice_is_told() {
    for (String path : List.of("", "/resend", "/revoke")) {
      String method = path.isEmpty() ? "GET" : "POST";
      String known = "/v1/notices/20261122-00000001" + path;
      assertThat(hub.ask(method, "admin", known, "").status()).isEqualTo(404);
      assertThat(hub.ask(method, "admin", "/v1/notices/1" + path, "").status()).isEqualTo(400);
      assertThat(hub.ask(method, "cert-at", known, "").status()).isEqualTo(403);
    }
    assertThat(hub.get("cert-at", "/v1/notices").status()).isEqualTo(403);
    assertThat(hub.get("admin", "/v1/notices", "network", "192.0.2.1/24").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/notices", "network", "isp.example").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/notices", "after", "x").status()).isEqualTo(400);
  }

  private void notice(int n) {
    notice(n, Hub.PUSH);
  }

  private void notice(int n, FeedId feed) {
    Notices.add(hub, n, feed);
  }
}
