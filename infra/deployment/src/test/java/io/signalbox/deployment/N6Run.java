package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.net.URI;

/** Searches a feed by n6's REST API. */
final class N6Run {
  private N6Run() {}

  static void read(URI hub, HubClient administrator) {
    assertThat(administrator.get("/n6/search/events.json").status()).isEqualTo(403);
    try (HubClient client = new HubClient(hub, "warden-token")) {
      HubClient.Answer answer = client.get("/n6/search/events.json?time.min=2026-01-01T00:00:00Z");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text()).contains("category");
    }
    try (HubClient client = new HubClient(hub, "inside-token-of-the-run")) {
      HubClient.Answer answer = client.get("/n6/report/inside.json?time.min=2026-01-01T00:00:00Z");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }
}
