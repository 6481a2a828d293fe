package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the mail by its link to an answer, and from there to the handlers' feed. */
public abstract class NoticeAnswer extends Scenario {
  private static final Pattern LINK = Pattern.compile("/n/[A-Za-z0-9_-]{39}");
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void a_recipient_who_is_the_wrong_one_says_who_is_and_the_handlers_read_it() {
    administrator()
        .settings(
            new Settings()
                .instance("sensor")
                .instance("handler")
                .destination(
                    "owners",
                    "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', "
                        + "'interval': {'pause': 'PT0S'}, 'mail': {'answers': '"
                        + hub().baseUrl()
                        + "'}}")
                .destination("handlers", "{'method': 'pull'}")
                .route(
                    "events",
                    "{'pattern': {'payload': {'classification.type': ['infected-system']}},"
                        + " 'destinations': ['owners']}")
                .route(
                    "answers",
                    "{'pattern': {'payload': {'classification.identifier':"
                        + " ['hub.notice.answer']}}, 'destinations': ['handlers']}")
                .json());
    String event =
        as("sensor")
            .postOne("{\"source.ip\": \"192.0.2.7\", \"classification.type\": \"infected-system\"}")
            .path("id")
            .asText();
    eventually().untilAsserted(() -> assertThat(hub().mails()).hasSize(1));
    Matcher link = LINK.matcher(MailText.of(hub().mails().getFirst()));
    assertThat(link.find()).isTrue();
    HubClient recipient = client(hub(), "");

    HubClient.Answer page = recipient.get(link.group());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("192.0.2.7", "Wrong contact");
    assertThat(recipient.get(link.group() + "/events.csv").text()).contains("192.0.2.7");
    assertThat(administrator().get("/v1/feeds/handlers?since=2026-01-01T00:00:00Z").text())
        .doesNotContain("wrong-contact");

    byte[] form =
        "answer=wrong-contact&detail=noc%40bakery.example".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2; i++) {
      assertThat(recipient.post(link.group(), FORM, form).status()).isEqualTo(303);
    }

    eventually()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        administrator().get("/v1/feeds/handlers?since=2026-01-01T00:00:00Z").text())
                    .containsOnlyOnce("noc@bakery.example"));
    assertThat(
            recipient
                .post(link.group(), FORM, "answer=not-ours".getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(303);
    eventually()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        administrator().get("/v1/feeds/handlers?since=2026-01-01T00:00:00Z").text())
                    .containsOnlyOnce("not-ours"));
    assertThat(recipient.get(link.group()).text()).contains("You have answered");
    JsonNode notice = administrator().get("/v1/notices?address=abuse@isp.example").json();
    assertThat(notice.at("/notices/0/answers/0/answer").asText()).isEqualTo("wrong-contact");
    String answer = notice.at("/notices/0/answers/0/envelope").asText();
    assertThat(administrator().get("/v1/envelopes/" + answer).json().path("parent").asText())
        .isEqualTo(event);

    String ticket = notice.at("/notices/0/ticket").asText();
    administrator().post("/v1/notices/" + ticket + "/revoke", "");
    assertThat(recipient.get(link.group()).status()).isEqualTo(410);
  }
}
