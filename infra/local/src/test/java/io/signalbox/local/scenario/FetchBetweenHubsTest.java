package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub fetches from the feed of another as soon as it starts, and knows where it was. */
class FetchBetweenHubsTest {
  @Test
  void what_the_other_hub_has_is_here_once_and_a_restart_goes_on_behind_it(@TempDir Path data)
      throws IOException {
    try (Hub other = LocalHubs.start("cert-ee");
        HubClient sender = new HubClient(other.baseUrl(), "sender-token")) {
      new HubClient(other.baseUrl(), other.administratorToken())
          .settings(
              new Settings()
                  .instance("sender")
                  .destination("for-cert-at", "{'method': 'pull'}")
                  .routeAllTo("for-cert-at")
                  .json());
      post(sender, 1);
      try (LocalHub hub = start(data, Clock.systemUTC());
          HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken())) {
        administrator.settings(
            new Settings()
                .put(
                    "fetches",
                    "cert-ee",
                    ("{'source': 'signalbox', 'uri': '%s/v1/feeds/for-cert-at', 'every': 'PT1M',"
                            + " 'http': {'authentication': {'bearer': 'sender-token'}}}")
                        .formatted(other.baseUrl()))
                .json());
        assertThat(state(administrator).path("status").asText()).isEqualTo("new");
        assertThat(administrator.get("/v1/settings/fetches/cert-ee").text())
            .contains("stored")
            .doesNotContain("sender-token");
      }
      awaitCounts(data, Clock.systemUTC(), "{\"accepted\":1}");
      post(sender, 2);
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
      awaitCounts(data, later, "{\"accepted\":2}");
    }
  }

  /** The first call of the function is when the hub starts, and the next a minute later. */
  private static void awaitCounts(Path data, Clock clock, String counts) throws IOException {
    try (LocalHub hub = start(data, clock);
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken())) {
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> assertThat(state(administrator).path("counts").toString()).isEqualTo(counts));
      assertThat(state(administrator).path("status").asText()).isEqualTo("active");
    }
  }

  private static LocalHub start(Path data, Clock clock) throws IOException {
    return LocalHub.start(
        Options.inMemory(LocalHubs.template())
            .withLoopbackAllowed()
            .withParameter("HubName", "cert-at")
            .withClock(clock)
            .withData(data));
  }

  private static JsonNode state(HubClient administrator) {
    return administrator.get("/v1/fetches/cert-ee").json();
  }

  private static void post(HubClient sender, int number) {
    sender.postOne("{\"source.ip\":\"192.0.2.%d\"}".formatted(number));
  }
}
