package io.signalbox.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.TestHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorPagesTest {
  @SuppressWarnings("NullAway.Init")
  private LocalHub hub;

  @SuppressWarnings("NullAway.Init")
  private HubClient administrator;

  private HubClient client(String token) {
    return new HubClient(hub.baseUrl(), token);
  }

  @BeforeAll
  void start() throws IOException {
    hub = LocalHub.start(Options.inMemory(TestHub.root().resolve("template.yaml")));
    administrator = client(hub.administratorToken());
    administrator.settings(
        new Settings()
            .instance("cert-at")
            .destination("feed", "{'method': 'pull'}")
            .routeAllTo("feed")
            .json());
    assertThat(
            client("cert-at-token")
                .post("/v1/envelopes", "{\"source.ip\": \"192.0.2.1\"}")
                .status())
        .isEqualTo(200);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void everybody_learns_whether_the_hub_is_up_and_nothing_more() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> health =
          client.send(
              HttpRequest.newBuilder(hub.baseUrl().resolve("/v1/health")).build(),
              BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
    }
  }

  @Test
  void administrators_learn_what_waits_and_what_failed_last() {
    System.getLogger("io.signalbox.fanout.Test").log(System.Logger.Level.WARNING, "A test's fault");
    String health = administrator.get("/v1/health").text();
    assertThat(health)
        .contains("\"writable\":true", "\"HttpQueue\":0", "EnvelopesStream", "A test's fault");
  }

  @Test
  void nobody_else_learns_more() {
    assertThat(client("wrong").get("/v1/health").status()).isEqualTo(401);
    assertThat(client("cert-at-token").get("/v1/health").status()).isEqualTo(403);
    assertThat(client("cert-at-token").get("/metrics").status()).isEqualTo(403);
    assertThat(client("").get("/metrics").status()).isEqualTo(401);
  }

  @Test
  void metrics_have_the_templates_counters_and_what_the_process_measures() {
    String metrics = administrator.get("/metrics").text();
    assertThat(metrics)
        .contains("signalbox_accepted_total 1.0")
        .contains("signalbox_function_seconds_count{failed=\"false\",function=\"IngestFunction\"}")
        .contains("signalbox_queue_messages{queue=\"HttpQueue\"} 0.0")
        .contains("signalbox_heap_used_bytes")
        .contains("signalbox_up 1.0");
  }
}
