package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * PyMISP loads a hub's feed, and makes the same manifest and hashes of its events; MISP's converter
 * makes STIX of them, and imports what the hub writes as STIX.
 */
class MispFeedTest {
  private static final Path PACKAGES = LocalHubs.root().resolve("infra/interop/judges.txt");
  private static final String READER = "reader-token-of-the-misp";

  private static final List<String> EVENTS =
      List.of(
          "{'source.ip': '192.0.2.1', 'source.port': 25, 'source.asn': 64496,"
              + " 'classification.type': 'c2-server', 'malware.name': 'zeus', 'time.source':"
              + " '2026-11-22T04:27:03+00:00', 'tlp': 'GREEN'}",
          "{'source.network': '2001:db8::/32', 'source.fqdn': 'c2.example', 'source.url':"
              + " 'http://c2.example/a|b', 'classification.type': 'blacklist', 'extra.list': [1,"
              + " 'a']}",
          "{'malware.hash.sha256': '"
              + "ab".repeat(32)
              + "', 'event_description.text': 'Ünïcode, \\\"quoted\\\"', 'raw': 'Zm9v'}",
          "{'Event': {'uuid': '5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0001', 'info': 'A campaign', 'Tag':"
              + " [{'name': 'tlp:green'}], 'Attribute': [{'uuid':"
              + " '5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0003', 'type': 'domain', 'category': 'Network"
              + " activity', 'value': 'foreign.example', 'comment': 'As it came', 'to_ids': true,"
              + " 'timestamp': '1700000000'}]}}");

  @Test
  void pymisp_finds_in_a_hub_what_it_expects_of_a_feed() {
    ClockAhead clock = new ClockAhead();
    try (Hub hub = LocalHubs.start("hub-under-test", clock);
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
        HubClient reader = new HubClient(hub.baseUrl(), READER)) {
      administrator.settings(
          new Settings()
              .put(
                  "instances",
                  "misp",
                  "{'tokens': [{'name': 'first', 'token': '%s'}], 'grants': {'read': ['feed']}}"
                      .formatted(READER))
              .instance("sender")
              .destination("feed", "{'method': 'pull'}")
              .routeAllTo("feed")
              .json());
      HubClient sender = new HubClient(hub.baseUrl(), "sender-token");
      EVENTS.forEach(event -> sender.postOne(event.replace('\'', '"')));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(reader.get("/v1/feeds/feed?since=2020-01-01").text().lines())
                      .hasSize(EVENTS.size()));
      clock.advance(Duration.ofHours(2));

      assertThat(run(hub.baseUrl().toString())).contains("3 objects were loaded");
    }
  }

  private static String run(String url) {
    String python = PythonEnvironment.of(PACKAGES).program("python");
    String script = LocalHubs.root().resolve("infra/local/src/test/python/misp_feed.py").toString();
    String[] urls = {url + "/v1/misp/feed/", url + "/v1/feeds/feed"};
    return new Command(
            List.of(python, script, urls[0], urls[1], READER),
            Map.of("PYTHONDONTWRITEBYTECODE", "1"))
        .run();
  }
}
