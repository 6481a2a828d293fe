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

/** A client of Warden 3 sends to a hub and reads from it; CESNET's library judges the events. */
class WardenClientTest {
  private static final Path PACKAGES = LocalHubs.root().resolve("infra/interop/judges.txt");

  @Test
  void a_client_finds_in_a_hub_what_it_expects_of_warden() {
    try (Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken())) {
      administrator.settings(
          new Settings()
              .instance("pot", "'warden': {'name': 'org.example.pot'}")
              .instance("trial", "'warden': {'name': 'org.example.trial', 'test': true}")
              .put(
                  "instances",
                  "reader",
                  "{'tokens': [{'name': 'first', 'token': 'reader-token-of-the-client'}], 'grants':"
                      + " {'read': ['feed']}, 'warden': {'name': 'org.example.reader', 'feed':"
                      + " 'feed'}}")
              .instance("sender")
              .destination("feed", "{'method': 'pull'}")
              .routeAllTo("feed")
              .json());
      assertThat(run(hub.baseUrl() + "/warden3")).contains("All calls were answered");
    }
  }

  private static String run(String url) {
    String python = PythonEnvironment.of(PACKAGES).program("python");
    String script =
        LocalHubs.root().resolve("infra/local/src/test/python/warden_client.py").toString();
    return new Command(List.of(python, script, url), Map.of("PYTHONDONTWRITEBYTECODE", "1")).run();
  }
}
