package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A neighbour hub that refuses one item of a batch, and takes the rest, makes nothing vanish. */
public abstract class StrictNeighbour extends Scenario {
  private static final String FEED = "/v1/feeds/all?since=2026-01-01T00:00:00Z";

  @Test
  void what_it_refuses_is_set_aside_and_goes_there_again_once_it_takes_it() {
    Hub other = open(start("cert-other"));
    Settings neighbour = new Settings().destination("all", "{'method': 'pull'}").routeAllTo("all");
    administratorOf(other).settings(neighbour.instance("peer", "'unknownFields': 'refuse'").json());
    administrator()
        .settings(
            new Settings()
                .instance("sender")
                .destination(
                    "peer",
                    ("{'method': 'http', 'uri': '%s/v1/envelopes', 'form': 'decided',"
                            + " 'http': {'batch': 100, 'authentication': {'bearer':"
                            + " 'peer-token'}}}")
                        .formatted(other.baseUrl()))
                .routeAllTo("peer")
                .json());
    HubClient peer = as("peer", other);

    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append("{\"source.ip\":\"192.0.2.%d\"}%n".formatted(i));
    }
    lines.append("{\"unheard.of\":1}\n");
    as("sender")
        .post(
            "/v1/envelopes",
            "application/x-ndjson",
            lines.toString().getBytes(StandardCharsets.UTF_8));

    eventually().untilAsserted(() -> assertThat(peer.get(FEED).text().lines()).hasSize(20));
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        administrator()
                            .get("/v1/deliveries?destination=peer&status=refused")
                            .text())
                    .contains("no field is one of IntelMQ"));

    administratorOf(other).settings(neighbour.instance("peer").json(), "*");
    administrator().post("/v1/destinations/peer/replay", "{\"setAside\": true}");
    eventually().untilAsserted(() -> assertThat(peer.get(FEED).text().lines()).hasSize(21));
  }
}
