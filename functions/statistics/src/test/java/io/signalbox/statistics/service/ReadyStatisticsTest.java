package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures that the hub has counted already. */
class ReadyStatisticsTest {
  private final Hub hub = new Hub();

  @BeforeEach
  void route() {
    hub.route("cert-at", event("phishing", "AT", "192.0.2.1"));
    hub.route("cert-at", event("phishing", "AT", "192.0.2.2"));
    hub.clock.advance(Duration.ofDays(1));
    hub.route("cert-at", event("scanner", "EE", "192.0.2.1"));
    hub.route("cert-ee", event("phishing", "EE", "192.0.2.1"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static String event(String type, String country, String address) {
    return """
    {"classification.type": "%s", "source.geolocation.cc": "%s", "source.ip": "%s"}\
    """
        .formatted(type, country, address);
  }

  @Test
  void what_is_ready_is_what_sheets_have_with_a_little_of_the_journal() {
    assertThat(hub.rows("ready", "true")).isEqualTo(hub.rows()).hasSize(2);
    for (int hour = 0; hour < 6; hour++) {
      hub.clock.advance(Duration.ofHours(1));
      hub.route("cert-at", event("scanner", "EE", "192.0.2.1"));
    }

    assertThat(hub.get("admin", "ready", "true").getStatusCode()).isEqualTo(503);

    hub.clock.advance(Duration.ofHours(1));
    hub.writeSheets();
    assertThat(hub.rows("ready", "true")).isEqualTo(hub.rows());
    APIGatewayProxyResponseEvent both = hub.get("admin", "ready", "true", "recount", "true");
    assertThat(both.getStatusCode()).isEqualTo(400);
    assertThat(both.getBody()).contains("A recount is never ready");
  }

  @Test
  void of_the_funnel_those_days_are_ready_that_are_kept() {
    String[] query = {"from", "2026-11-21", "to", "2026-11-24", "ready", "true"};
    assertThat(Hub.tree(hub.ask("/v1/statistics/funnel", "admin", query).getBody()))
        .isEqualTo(
            Hub.tree(
                "{\"rows\": [], \"uncounted\": [\"2026-11-21\", \"2026-11-22\", \"2026-11-23\"]}"));

    hub.clock.advance(Duration.ofDays(8).minusHours(3).minusMinutes(59));
    hub.writeSheets();

    JsonNode answer = Hub.tree(hub.ask("/v1/statistics/funnel", "admin", query).getBody());
    assertThat(answer.path("rows").findValuesAsText("day")).containsExactly("2026-11-22");
    assertThat(answer.path("uncounted")).isEqualTo(Hub.tree("[\"2026-11-21\", \"2026-11-23\"]"));
  }
}
