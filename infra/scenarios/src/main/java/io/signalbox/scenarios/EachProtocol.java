package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** One feed by each protocol, and an event that came by one of them goes out by the others. */
public abstract class EachProtocol extends Scenario {
  private static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3c";
  private static final String IDEA =
      """
      [{"Format": "IDEA0", "ID": "%s", "DetectTime": "2026-11-22T09:00:00Z",
        "Category": ["Recon.Scanning"], "Source": [{"IP4": ["192.0.2.7"]}],
        "Node": [{"Name": "org.example.tester", "Type": ["Relay"]}]}]
      """
          .formatted(ID);

  @Test
  void an_event_that_came_by_warden_goes_out_by_taxii_n6_misp_and_warden() {
    administrator()
        .settings(
            new Settings()
                .instance(
                    "tester",
                    "'warden': {'name': 'org.example.tester', 'feed': 'all'},"
                        + " 'n6': {'feed': 'all'}")
                .destination("all", "{'method': 'pull'}")
                .routeAllTo("all")
                .json());
    HubClient tester = as("tester");
    assertThat(tester.post("/warden3/sendEvents", IDEA).json().path("saved").asInt()).isEqualTo(1);

    eventually()
        .untilAsserted(
            () -> assertThat(tester.get("/v1/feeds/all?since=2026-01-01").text()).contains(ID));
    assertThat(tester.get("/warden3/getEvents?id=-5").json().at("/events/0/ID").asText())
        .isEqualTo(ID);
    JsonNode collection = tester.get("/taxii2/feeds/collections/").json().at("/collections/0/id");
    String objects = "/taxii2/feeds/collections/" + collection.asText() + "/objects/";
    assertThat(tester.get(objects + "indicator--" + ID + "/").text())
        .contains("[ipv4-addr:value = '192.0.2.7']");
    assertThat(tester.get("/n6/search/events.json?time.min=2026-11-01T00:00:00Z").text())
        .contains("192.0.2.7");
    HubClient.Answer manifest = tester.get("/v1/misp/all/manifest.json");
    assertThat(manifest.status()).isEqualTo(200);
    assertThat(manifest.json().isObject()).as("its first hour is not over").isTrue();
  }
}
