package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills the directory until it takes several blocks, looks up, edits, and has old blocks go. */
final class DirectoryRun {
  private static final String IMPORTS = "/v1/directory/imports?source=register";

  private DirectoryRun() {}

  /** Somebody is responsible for the events of the run. */
  static void fill(HubClient administrator) {
    require(administrator.post(IMPORTS, networks(2_000)), 200);
  }

  static void run(HubClient administrator, HubClock clock) {
    require(administrator.put("/v1/directory/organisations/other", "{\"name\": \"Other\"}"), 201);
    require(administrator.get("/v1/directory/networks/n7"), 200);
    require(administrator.get("/intelmq/lookup?ip=198.18.0.7"), 200);
    clock.advance(Duration.ofHours(25));
    require(administrator.delete("/v1/directory/organisations/other"), 204);
    require(administrator.get("/v1/directory/networks"), 200);
  }

  private static String networks(int count) {
    String networks =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "\"n%d\": {\"organisation\": \"isp\", \"cidr\": \"198.18.%d.%d/32\"}"
                        .formatted(i, i / 256, i % 256))
            .collect(Collectors.joining(", "));
    return """
    {"organisations": {"isp": {"name": "Example ISP", "parent": "holding"},
                       "holding": {"name": "Holding"}},
     "contacts": {"isp": {"organisation": "isp", "addresses": [{"address": "abuse@isp.example"}]}},
     "networks": {"all": {"organisation": "isp", "cidr": "192.0.2.0/24"}, %s}}
    """
        .formatted(networks);
  }

  private static void require(HubClient.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }
}
