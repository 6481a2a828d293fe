package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Clients of TAXII (OASIS's, Cyware's and CloudCover's) read a feed and a collection, add objects
 * and delete them; OASIS's validator takes what a feed has.
 */
class TaxiiClientsTest {
  private static final int EVENTS = 4;
  private static final String TOKEN = "platform-token-of-the-tests";

  @Test
  void clients_find_in_a_hub_what_they_expect_of_taxii() {
    try (Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
        HubClient platform = new HubClient(hub.baseUrl(), TOKEN)) {
      administrator.settings(
          new Settings()
              .put(
                  "instances",
                  "platform",
                  ("{'tokens': [{'name': 'first', 'token': '%s'}], 'grants': {'post': true, 'read':"
                          + " ['shared', 'events'], 'deliver': {'destinations': ['shared']}}}")
                      .formatted(TOKEN))
              .destination("shared", "{'method': 'pull', 'pull': {'posted': true}}")
              .destination("events", "{'method': 'pull'}")
              .put(
                  "routes",
                  "events",
                  "{'pattern': {'format': ['intelmq']}, 'destinations': ['events']}")
              .json());
      for (int n = 1; n <= EVENTS; n++) {
        platform.postOne("{\"source.ip\": \"198.51.100.%d\"}".formatted(n));
      }
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(platform.get("/v1/feeds/events?since=2026-01-01").text().lines())
                      .hasSize(EVENTS));
      assertThat(run(hub.baseUrl().toString())).contains("All clients found");
    }
  }

  private static String run(String url) {
    Path root = LocalHubs.root();
    String python = PythonEnvironment.of(root.resolve("infra/local/taxii.txt")).program("python");
    String script = root.resolve("infra/local/src/test/python/taxii_clients.py").toString();
    return new Command(List.of(python, script, url, TOKEN), Map.of("PYTHONDONTWRITEBYTECODE", "1"))
        .run();
  }
}
