package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.net.URI;

/** Sends an event by Warden that is so large that it is kept in parts, and reads the feed. */
final class WardenRun {
  private WardenRun() {}

  static void run(URI hub, HubClient administrator) {
    assertThat(administrator.get("/warden3/getDebug").status()).isEqualTo(200);
    try (HubClient client = new HubClient(hub, "warden-token")) {
      client.get("/warden3/getEvents?id=1&count=1");
      for (int time = 0; time < 2; time++) {
        assertThat(client.post("/warden3/sendEvents", events(Events.noise())).text())
            .isEqualTo("{\"saved\": 1}");
        assertThat(client.get("/warden3/getEvents").status()).isEqualTo(200);
      }
    }
  }

  private static String events(String note) {
    return """
    [{"Format": "IDEA0", "ID": "large", "DetectTime": "2026-11-28T12:00:00Z",
      "Category": ["Test"], "Node": [{"Name": "org.example.warden"}], "Note": "%s"}]
    """
        .formatted(note);
  }
}
