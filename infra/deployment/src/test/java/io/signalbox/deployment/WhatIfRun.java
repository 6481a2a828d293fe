package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.scenarios.HubClient;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Reckons with a changed route, to the end of the job. */
final class WhatIfRun {
  private WhatIfRun() {}

  static void run(HubClient administrator) {
    HubClient.Answer begun =
        administrator.post(
            "/v1/settings/whatif",
            "{\"changes\": [{\"kind\": \"routes\", \"name\": \"more\", \"entry\":"
                + " {\"pattern\": {}, \"destinations\": [\"push\"]}}]}");
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String id = begun.json().path("job").asText();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              JsonNode job = administrator.get("/v1/jobs/" + id).json();
              assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("finished");
            });
  }
}
