package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import org.junit.jupiter.api.Test;

/** An event that is larger than a request may be stops no bot whose settings say so. */
class OversizedEventTest {
  private static final String EVENT =
      "{\"source.ip\":\"192.0.2.8\",\"raw\":\"" + "QUJD".repeat(1_300_000) + "\"}";

  @Test
  void is_kept_aside_by_its_beginning_and_answered_as_a_success() {
    try (Hub hub = LocalHubs.start("hub-oversized")) {
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      administrator.settings(
          new Settings()
              .instance("strict")
              .instance("bot", "'invalidContent': 'quarantine'")
              .json());

      HubClient.Answer kept =
          new HubClient(hub.baseUrl(), "bot-token").post("/v1/envelopes", EVENT);
      HubClient.Answer refused =
          new HubClient(hub.baseUrl(), "strict-token").post("/v1/envelopes", EVENT);

      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.json().at("/counts/quarantined").asInt()).isEqualTo(1);
      JsonNode item = administrator.get("/v1/quarantine?instance=bot").json().at("/quarantine/0");
      assertThat(item.path("reason").asText()).contains("bodyBytes");
      assertThat(item.path("text").asText()).hasSize(1_000_000).startsWith("{\"source.ip\"");
      assertThat(refused.status()).isEqualTo(413);
    }
  }
}
