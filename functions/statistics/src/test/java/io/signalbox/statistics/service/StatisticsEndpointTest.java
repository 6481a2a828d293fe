package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsEndpointTest {
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

  /** None of them is a fault of the hub, however far away. */
  @Test
  void times_far_away_are_refused_or_have_no_rows() {
    List<String> times =
        List.of("-999999999-01-01", "0000-01-01", "1969-12-01", "9999-12-01", "+999999999-12-01");
    for (String path : List.of("/v1/statistics", "/v1/statistics/funnel")) {
      for (String one : times) {
        assertThat(hub.ask(path, "admin", "from", one).getStatusCode()).isIn(200, 400);
        assertThat(hub.ask(path, "admin", "to", one).getStatusCode()).isIn(200, 400);
        for (String other : times) {
          assertThat(hub.ask(path, "admin", "from", one, "to", other).getStatusCode())
              .as("%s from %s to %s", path, one, other)
              .isIn(200, 400);
        }
      }
    }
    assertThat(hub.rows("from", "-999999999-01-01", "to", "+999999999-12-01"))
        .isEqualTo(hub.rows("from", "2026-11-01"))
        .isNotEmpty();
  }

  @Test
  void events_and_hosts_are_counted_by_two_dimensions_a_day_before_and_after_sheets_are_written() {
    String expected =
        """
        [{"day":"2026-11-22","type":"phishing","sender":"cert-at","events":2,"hosts":2},
         {"day":"2026-11-23","type":"phishing","sender":"cert-ee","events":1,"hosts":1},
         {"day":"2026-11-23","type":"scanner","sender":"cert-at","events":1,"hosts":1}]
        """;
    assertThat(hub.rows("by", "type,sender")).isEqualTo(Hub.tree(expected));

    hub.clock.advance(Duration.ofDays(3));
    hub.writeSheets();

    assertThat(hub.rows("by", "type,sender")).isEqualTo(Hub.tree(expected));
    assertThat(hub.rows("by", "type,sender", "recount", "true")).isEqualTo(Hub.tree(expected));
  }

  @Test
  void a_month_counts_a_host_once_whichever_days_it_was_seen_on() {
    assertThat(hub.rows("step", "month"))
        .isEqualTo(Hub.tree("[{\"month\":\"2026-11\",\"events\":4,\"hosts\":2}]"));
  }

  @Test
  void a_sector_is_counted_and_drawn_as_text_that_runs_nothing() {
    hub.route("cert-at", "{\"extra.source.sector\": \"energy\", \"feed.name\": \"<script>\"}");

    assertThat(hub.rows("where", "sector:energy", "step", "month").at("/0/events").asInt())
        .isEqualTo(1);
    String drawing =
        hub.get("admin", "by", "feed", "where", "sector:energy", "as", "svg").getBody();
    assertThat(drawing).startsWith("<svg").contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void what_became_of_events_is_counted_by_destination_and_result_with_times() {
    hub.keep("cert-at", event("phishing", "AT", "192.0.2.1"), "soc");
    hub.clock.advance(Duration.ofSeconds(10));
    hub.noted("soc", Result.FAILED);
    hub.clock.advance(Duration.ofSeconds(30));
    hub.noted("soc", Result.DELIVERED);

    JsonNode rows = hub.rows("by", "destination,result", "times", "true");

    assertThat(rows).hasSize(2);
    assertThat(rows.at("/0/result").asText()).isEqualTo("delivered");
    assertThat(rows.at("/0/p95Seconds").asDouble()).isBetween(39.0, 41.1);
    assertThat(rows.get(1))
        .isEqualTo(
            Hub.tree(
                """
                {"day":"2026-11-23","destination":"soc","result":"failed","events":1,"hosts":1}
                """));
    assertThat(hub.rows("by", "type", "where", "result:delivered")).hasSize(1);
    hub.clock.advance(Duration.ofDays(3));
    hub.writeSheets();
    assertThat(hub.rows("by", "destination,result", "times", "true")).isEqualTo(rows);
  }

  @Test
  void the_time_from_an_event_to_its_receipt_is_told_on_request() {
    hub.route(
        "cert-ee", "{\"time.source\": \"%s\"}".formatted(hub.clock.instant().minusSeconds(3_600)));

    APIGatewayProxyResponseEvent csv =
        hub.get("admin", "as", "csv", "times", "true", "where", "sender:cert-ee");

    assertThat(csv.getBody())
        .startsWith("\"day\",\"events\",\"hosts\",\"p50Seconds\",\"p95Seconds\"");
    assertThat(hub.rows("times", "true", "where", "sender:cert-ee").at("/0/p50Seconds").asDouble())
        .isBetween(3_510.0, 3_690.0);
    assertThat(csv.getBody().lines().toList().get(1))
        .as("three digits")
        .matches(".*,\"3\\d\\d0\\.0\",.*");
    assertThat(hub.rows("where", "sender:cert-ee").get(0).has("p50Seconds")).isFalse();
  }

  @Test
  void where_leaves_others_out() {
    JsonNode rows = hub.rows("where", "country:EE", "step", "hour", "from", "2026-11-22");

    assertThat(rows).isEqualTo(Hub.tree("[{\"hour\":\"2026-11-23T04\",\"events\":2,\"hosts\":1}]"));
    assertThat(hub.rows("where", "country:XX")).isEmpty();
  }

  @Test
  void no_cell_of_the_csv_is_a_formula_or_a_row_of_its_own() {
    hub.route(
        "cert-at",
        "{\"classification.identifier\": \"=cmd|' /C calc'!A0\", \"feed.name\": \"a\\nb\"}");

    APIGatewayProxyResponseEvent answer =
        hub.get("admin", "by", "identifier,feed", "as", "csv", "from", "2026-11-23");

    assertThat(answer.getBody())
        .startsWith("\"day\",\"identifier\",\"feed\",\"events\",\"hosts\"\r\n")
        .contains("\"2026-11-23\",\"\",\"\",\"2\",\"1\"\r\n")
        .contains("\"'=cmd|' /C calc'!A0\",\"a\nb\",\"1\",\"0\"\r\n");
    assertThat(answer.getMultiValueHeaders().get("Content-Type"))
        .containsExactly("text/csv; charset=utf-8");
    assertThat(answer.getMultiValueHeaders().get("Signalbox-Whole")).containsExactly("true");
  }

  @Test
  void a_value_of_a_hundred_kilobytes_is_counted_by_its_beginning_and_found_by_all_of_it() {
    String text = "x".repeat(100_000);
    hub.route("cert-at", "{\"classification.identifier\": \"%s\"}".formatted(text));

    JsonNode rows = hub.rows("where", "identifier:" + text, "by", "identifier");

    assertThat(rows).hasSize(1);
    assertThat(rows.at("/0/identifier").asText()).isEqualTo("x".repeat(64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by      | colour                  | expected one of sender
          by      | type,type               | two different ones
          by      | type,asn,feed           | expected one dimension, or two
          by      | ,                       | expected one
          where   | type                    | DIMENSION:VALUE
          where   | colour:red              | no such dimension
          from    | 2026-11-22T04:00:00Z    | not the beginning of a day
          to      | 2026-10-01              | not after from
          to      | -999999999-01-01        | not after from
          from    | yesterday               | expected a time
          step    | week                    | expected hour, day or month
          as      | xml                     | expected json or csv
          recount | perhaps                 | expected true or false
          ready   | perhaps                 | expected true or false
          """)
  void a_parameter_that_cannot_be_used_is_named_with_what_is_expected(
      String name, String value, String detail) {
    APIGatewayProxyResponseEvent answer =
        name.equals("to")
            ? hub.get("admin", "from", "2026-11-01", name, value)
            : hub.get("admin", name, value);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Hub.tree(answer.getBody()).path("parameter").asText()).isEqualTo(name);
    assertThat(Hub.tree(answer.getBody()).path("detail").asText()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01,9999-12-31,3",
    "-999999999-01-01,+999999999-12-31,3",
    "9998-01-01,9999-01-01,0",
    "1900-01-01,1901-01-01,0"
  })
  void times_far_away_are_no_fault(String from, String to, int rows) {
    assertThat(hub.rows("from", from, "to", to, "by", "type")).hasSize(rows);
  }

  @Test
  void who_may_not_administer_gets_no_figures() {
    assertThat(hub.get("cert-at").getStatusCode()).isEqualTo(403);
    assertThat(hub.get("nobody").getStatusCode()).isEqualTo(401);
  }

  @Test
  void the_funnel_names_days_that_it_has_no_time_to_count_and_tells_those_that_are_kept() {
    hub.clock.advance(Duration.ofDays(8).minusHours(3).minusMinutes(59));
    hub.writeSheets();
    hub.makeSlow(Duration.ofSeconds(21));

    String[] query = {"from", "2026-11-22", "to", "2026-11-24"};
    JsonNode answer = Hub.tree(hub.ask("/v1/statistics/funnel", "admin", query).getBody());

    assertThat(answer.path("rows").findValuesAsText("day")).containsExactly("2026-11-22");
    assertThat(answer.path("uncounted")).isEqualTo(Hub.tree("[\"2026-11-23\"]"));
    assertThat(
            hub.ask(
                    "/v1/statistics/funnel",
                    "admin",
                    "from",
                    "2026-11-22",
                    "to",
                    "2026-11-24",
                    "as",
                    "csv")
                .getMultiValueHeaders())
        .containsEntry("Signalbox-Uncounted", List.of("2026-11-23"));
  }
}
