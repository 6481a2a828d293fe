package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.scenarios.ConsoleClient;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A handler reads the mail that a recipient got, until what it says is erased. */
class NoticeMailTest {
  @Test
  void the_mail_of_a_notice_is_shown_as_it_was_sent_and_goes_with_an_erasure() throws Exception {
    try (LocalHub hub = LocalHub.start(Options.inMemory(LocalHubs.template()));
        ConsoleClient browser = new ConsoleClient(hub.baseUrl())) {
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      administrator.settings(
          new Settings()
              .instance("sensor")
              .destination(
                  "owners",
                  "{'method': 'mail', 'format': 'csv', 'uri': 'mailto:abuse@isp.example',"
                      + " 'interval': {'pause': 'PT0S'}, 'mail': {'answers':"
                      + " 'https://hub.example'}}")
              .routeAllTo("owners")
              .json());
      new HubClient(hub.baseUrl(), "sensor-token")
          .postOne("{\"source.ip\": \"192.0.2.77\", \"classification.type\": \"scanner\"}");
      await().atMost(Duration.ofSeconds(30)).until(() -> !hub.mails().isEmpty());
      String ticket = administrator.get("/v1/notices").json().at("/notices/0/ticket").asText();
      String path = "/v1/notices/" + ticket + "/mail";

      JsonNode mail = administrator.get(path).json();

      assertThat(mail.path("subject").asText()).startsWith("[#" + ticket + "] ");
      assertThat(mail.path("text").asText()).contains("192.0.2.77");
      assertThat(mail.toString()).doesNotContain("hub.example/n/", "abuse@isp.example");
      browser.signIn(hub.administratorToken());
      assertThat(browser.get("notice?ticket=" + ticket).body())
          .contains("mail?ticket=" + ticket, "The mail as it was sent");
      assertThat(browser.get("mail?ticket=" + ticket).body()).contains("192.0.2.77", "text/csv");
      assertThat(new HubClient(hub.baseUrl(), "sensor-token").get(path).status()).isEqualTo(403);

      administrator.post("/v1/erasures", "{\"address\": \"192.0.2.77\"}");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                hub.callScheduled("EraseFunction");
                return administrator.get(path).status() == 404;
              });
    }
  }
}
