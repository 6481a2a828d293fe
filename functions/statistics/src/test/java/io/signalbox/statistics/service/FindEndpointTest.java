package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindEndpointTest extends NamedEvents {
  @ParameterizedTest
  @CsvSource({
    "address, 192.0.2.7, both",
    "address, 192.0.2.0/24, both",
    "address, ::ffff:192.0.2.7, both",
    "address, ::ffff:192.0.2.0/120, both",
    "address, 0.0.0.0/0, both",
    "address, 2001:db8::/32, destination",
    "address, ::/0, destination",
    "domain, EXAMPLE.org, both",
    "domain, .example.org, both",
    "domain, Example.Org., both",
    "domain, org, both",
    "domain, w.example.org, both",
    "domain, ample.org, ''",
    "url_host, Phish.example, destination",
    "asn, 64496, both",
    "type, phishing, both",
    "taxonomy, fraud, both",
    "tlp, GREEN, both",
    "malware, '=x', destination",
    "sender, cert-at, both",
    "sender, nobody, ''",
    "destination, soc, both",
    "destination, so, ''",
    "id, zz, ''",
    "event_from, 2026-11-01T10:00:00Z, both",
    "event_from, 2026-11-01T10:00:01Z, ''",
    "event_to, 2026-11-01T10:00:01Z, both",
    "event_to, 2026-11-01T10:00:00Z, ''",
    "type, '', destination"
  })
  void each_parameter_finds_what_it_says_before_and_after_filters_are_written(
      String parameter, String value, String name) {
    keep(
        "cert-at",
        "both",
        """
        , "source.ip": "192.0.2.7", "source.fqdn": "w.example.org", "source.asn": 64496,
        "classification.type": "phishing", "tlp": "GREEN",
        "time.source": "2026-11-01T12:00:00+02:00"\
        """,
        "soc");
    keep(
        "cert-ee",
        "destination",
        """
        , "destination.ip": "2001:db8::1", "source.url": "http://phish.example/",
        "malware.name": "=x"\
        """);
    List<String> expected = name.isEmpty() ? List.of() : List.of(name);

    assertThat(find("admin", parameter, value)).isEqualTo(expected);
    hub.clock.advance(Duration.ofHours(2));
    hub.writeSheets();
    assertThat(find("admin", parameter, value)).isEqualTo(expected);
    assertThat(find("admin", parameter, value, "order", "oldest")).isEqualTo(expected);
  }

  @Test
  void an_event_is_found_by_a_part_of_its_id() {
    keep("cert-at", "one", "");
    keep("cert-at", "other", "");

    // Ids that the hub derives are UUIDs of version 5.
    assertThat(find("admin", "id", "-5")).containsExactly("other", "one");
  }

  @Test
  void a_cursor_goes_on_where_the_answer_ended_in_either_order() {
    for (int i = 0; i < 7; i++) {
      keep("cert-at", "n" + i, "");
    }
    for (String order : List.of("newest", "oldest")) {
      List<String> found = new ArrayList<>();
      String cursor = "";
      do {
        APIGatewayProxyResponseEvent answer =
            cursor.isEmpty()
                ? hub.ask(PATH, "admin", "order", order, "limit", "3")
                : hub.ask(PATH, "admin", "order", order, "limit", "3", "after", cursor);
        found.addAll(names(answer));
        List<String> next = answer.getMultiValueHeaders().get("Signalbox-Cursor");
        cursor = next == null ? "" : next.getFirst();
        assertThat(answer.getMultiValueHeaders().get("Signalbox-More"))
            .containsExactly(Boolean.toString(!cursor.isEmpty()));
      } while (!cursor.isEmpty());
      List<String> oldest = List.of("n0", "n1", "n2", "n3", "n4", "n5", "n6");
      assertThat(found).isEqualTo(order.equals("oldest") ? oldest : oldest.reversed());
    }
  }

  @Test
  void others_find_what_they_posted_and_what_went_to_feeds_they_may_read() {
    keep("cert-at", "own", "");
    keep("cert-ee", "of a feed", "", "soc");
    keep("cert-ee", "of another feed", "", "secret");
    keep("cert-ee", "red", ", \"tlp\": \"RED\"", "soc");

    assertThat(find("cert-at")).containsExactly("own");
    assertThat(find("reader")).containsExactly("of a feed");
    assertThat(find("admin")).containsExactly("red", "of another feed", "of a feed", "own");
    assertThat(hub.ask(PATH, "stranger").getStatusCode()).isEqualTo(401);
  }

  @Test
  void an_answer_says_nothing_of_events_and_fields_that_its_caller_may_not_have() {
    for (int i = 0; i < 3; i++) {
      String address = ", \"source.ip\": \"203.0.113." + i + "\"";
      keep("cert-ee", "red-" + i, address + ", \"tlp\": \"RED\"", "soc");
      keep("cert-ee", "of another network-" + i, address, "net");
      keep("cert-ee", "without its address-" + i, address, "few");
      keep("cert-ee", "not for readers-" + i, address, "secret");
    }

    APIGatewayProxyResponseEvent of =
        hub.ask(PATH, "reader", "address", "203.0.113.0/24", "limit", "1");
    APIGatewayProxyResponseEvent none =
        hub.ask(PATH, "reader", "address", "198.51.100.0/24", "limit", "1");

    assertThat(of.getBody()).isEqualTo(none.getBody()).isEmpty();
    assertThat(of.getMultiValueHeaders()).isEqualTo(none.getMultiValueHeaders());
    assertThat(find("reader"))
        .containsExactly("without its address-2", "without its address-1", "without its address-0");
  }

  @Test
  void where_other_destinations_got_an_event_and_with_what_result_is_not_found_out() {
    keep("cert-ee", "shared", "", "soc", "secret");
    hub.noted("secret", Result.REFUSED);
    keep("cert-at", "own", "", "secret");
    hub.noted("secret", Result.REFUSED);
    String ticket = hub.ticket("secret", 2);

    assertThat(find("reader", "destination", "soc")).containsExactly("shared");
    assertThat(find("reader", "destination", "secret")).isEmpty();
    assertThat(find("reader", "result", "refused")).isEmpty();
    assertThat(find("reader", "ticket", ticket)).isEmpty();
    assertThat(find("cert-at", "destination", "secret", "result", "refused"))
        .containsExactly("own");
    assertThat(find("cert-at", "ticket", ticket)).containsExactly("own");
    assertThat(find("admin", "ticket", ticket)).containsExactly("own", "shared");
  }

  @Test
  void no_cell_of_the_csv_is_a_formula() {
    keep(
        "cert-at",
        "x",
        ", \"source.asn\": 64496, \"source.ip\": \"192.0.2.1\", \"protocol.transport\": \"=1\"");

    APIGatewayProxyResponseEvent answer = hub.ask(PATH, "admin", "as", "csv");

    assertThat(answer.getBody()).startsWith("\"asn\",\"ip\"").contains("\"64496\",\"192.0.2.1\"");
    assertThat(answer.getBody()).doesNotContain("\"=1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "address, 192.0.2.0/33, invalid-parameter",
    "address, 2001:db8::/129, invalid-parameter",
    "address, ::ffff:1.2.3.4/95, invalid-parameter",
    "address, fe80::1%eth0, invalid-parameter",
    "address, 010.0.0.0/8, invalid-parameter",
    "address, 192.0.2.010, invalid-parameter",
    "address, ::ffff:192.00.2.1, invalid-parameter",
    "address, example.org, invalid-parameter",
    "address, 192.0.519, invalid-parameter",
    "address, 3221225985, invalid-parameter",
    "address, '[2001:db8::1]', invalid-parameter",
    "address, '', invalid-parameter",
    "domain, ., invalid-parameter",
    "domain, .., invalid-parameter",
    "order, up, invalid-parameter",
    "limit, 1001, invalid-parameter",
    "to, 1960-01-01, invalid-parameter",
    "after, xxxx, invalid-cursor",
    "after, '', invalid-cursor",
    "as, xml, invalid-parameter",
    "ip, 192.0.2.1, invalid-parameter",
    "event_from, yesterday, invalid-parameter"
  })
  void what_cannot_be_used_is_refused(String parameter, String value, String type) {
    APIGatewayProxyResponseEvent answer = hub.ask(PATH, "admin", parameter, value);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Hub.tree(answer.getBody()).path("type").asText()).endsWith(type);
  }

  @Test
  void a_cursor_with_a_time_that_no_event_has_is_refused() {
    keep("cert-at", "one", ", \"classification.type\": \"phishing\"");
    hub.clock.advance(Duration.ofHours(2));
    hub.writeSheets();

    for (boolean newestFirst : List.of(true, false)) {
      for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH.minusNanos(1))) {
        String cursor = PlaceText.write(new Place(Position.START, at), newestFirst);
        String order = newestFirst ? "newest" : "oldest";
        APIGatewayProxyResponseEvent answer =
            hub.ask(PATH, "admin", "type", "phishing", "order", order, "after", cursor);

        assertThat(answer.getStatusCode()).as("%s, %s", order, at).isEqualTo(400);
        assertThat(Hub.tree(answer.getBody()).path("type").asText()).endsWith("invalid-cursor");
      }
    }
  }

  @Test
  void times_far_away_and_values_of_a_hundred_kilobytes_are_no_fault() {
    String text = "x".repeat(100_000);
    keep("cert-at", "long", ", \"classification.identifier\": \"" + text + "\"");

    assertThat(find("admin", "identifier", text)).containsExactly("long");
    assertThat(find("admin", "from", "-999999999-01-01", "to", "+999999999-12-31"))
        .containsExactly("long");
    assertThat(find("admin", "from", "9999-01-01")).isEmpty();
    assertThat(find("admin", "to", "1999-01-01", "type", "phishing")).isEmpty();
  }
}
