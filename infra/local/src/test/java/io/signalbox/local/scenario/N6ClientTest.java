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

/** A client of n6's REST API reads from a hub, and IntelMQ's n6 parser takes what it gets. */
class N6ClientTest {
  private static final Path PACKAGES = LocalHubs.root().resolve("infra/local/tuency.txt");
  private static final String READER = "reader-token-of-the-isp";

  private static final List<String> EVENTS =
      List.of(
          "{'source.ip': '192.0.2.1', 'classification.type': 'infected-system', 'malware.name':"
              + " 'zeus', 'destination.port': 443, 'protocol.transport': 'tcp'}",
          "{'source.fqdn': 'c2.example', 'classification.type': 'c2-server', 'time.source':"
              + " '2026-11-22T04:27:03+00:00'}",
          "{'source.ip': '2001:db8::1', 'source.url': 'http://a.example/', 'classification.type':"
              + " 'phishing'}",
          "{'source.ip': '198.51.100.1', 'classification.type': 'scanner'}");

  @Test
  void a_client_of_n6_finds_its_own_events_and_intelmq_reads_them() {
    try (Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
        HubClient reader = new HubClient(hub.baseUrl(), READER);
        HubClient sender = new HubClient(hub.baseUrl(), "sender-token")) {
      administrator.settings(
          new Settings()
              .put(
                  "instances",
                  "isp",
                  ("{'tokens': [{'name': 'first', 'token': '%s'}], 'grants': {'read': ['feed']},"
                          + " 'n6': {'feed': 'feed', 'networks': ['192.0.2.0/24',"
                          + " '2001:db8::/32']}}")
                      .formatted(READER))
              .instance("sender")
              .destination("feed", "{'method': 'pull'}")
              .routeAllTo("feed")
              .json());
      EVENTS.forEach(event -> sender.postOne(event.replace('\'', '"')));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(reader.get("/v1/feeds/feed?since=2020-01-01").text().lines())
                      .hasSize(EVENTS.size()));

      assertThat(run(hub.baseUrl() + "/n6"))
          .contains("2 inside, 4 found, ['c2-server', 'infected-system', 'phishing', 'scanner']");
    }
  }

  private static String run(String url) {
    String python = PythonEnvironment.of(PACKAGES).program("python");
    String script = LocalHubs.root().resolve("infra/local/src/test/python/n6_client.py").toString();
    return new Command(List.of(python, script, url, READER), Map.of("PYTHONDONTWRITEBYTECODE", "1"))
        .run();
  }
}
