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
import org.junit.jupiter.api.Test;

/** OASIS's clients of TAXII and STIX add objects to a collection, read and delete them. */
class TaxiiClientsTest {
  private static final String TOKEN = "platform-token-of-the-tests";

  @Test
  void clients_find_in_a_hub_what_they_expect_of_taxii() {
    try (Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken())) {
      administrator.settings(
          new Settings()
              .put(
                  "instances",
                  "platform",
                  ("{'tokens': [{'name': 'first', 'token': '%s'}], 'grants': {'post': true, 'read':"
                          + " ['shared'], 'deliver': {'destinations': ['shared']}}}")
                      .formatted(TOKEN))
              .destination("shared", "{'method': 'pull', 'pull': {'posted': true}}")
              .json());
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
