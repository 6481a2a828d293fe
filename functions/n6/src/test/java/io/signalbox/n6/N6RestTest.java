package io.signalbox.n6;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.feeds.FeedHub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds by n6's REST API. */
class N6RestTest {
  private static final String SINCE = "?time.min=2026-11-01T00:00:00Z";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private static String event(int number, String time, String more) {
    return "{\"source.ip\":\"192.0.2.%d\",\"time.source\":\"%s\",\"classification.type\":\"scanner\"%s}"
        .formatted(number, time, more);
  }

  private void append() {
    hub.append(
        event(1, "2026-11-22T01:00:00+00:00", ",\"source.asn\":64496,\"malware.name\":\"zeus\""),
        event(200, "2026-11-22T03:00:00+00:00", ",\"destination.port\":22"),
        event(
            3,
            "2026-11-22T02:00:00+00:00",
            ",\"source.geolocation.cc\":\"PL\",\"source.fqdn\":\"c2.example\",\"protocol.transport\":\"tcp\""));
  }

  private static List<String> addresses(Hub.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().findValuesAsText("ip");
  }

  private List<String> found(String query) {
    return addresses(hub.get("search/events.json" + SINCE + query));
  }

  @Test
  void the_newest_event_comes_first() {
    append();

    assertThat(found("")).containsExactly("192.0.2.200", "192.0.2.3", "192.0.2.1");
    JsonNode event = hub.get("search/events.json" + SINCE).json().get(1);
    assertThat(event.path("category").asText()).isEqualTo("scanning");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T02:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "&asn=64496 | 1",
        "&asn=64496,64497 | 1",
        "&name=zeus | 1",
        "&name=zeus&cc=PL | ",
        "&cc=PL&cc=DE | 3",
        "&fqdn=C2.Example | 3",
        "&fqdn.sub=xampl | 3",
        "&dport=22,23 | 200",
        "&proto=tcp | 3",
        "&ip=192.0.2.1,192.0.2.3 | 3 1",
        "&ip.net=192.0.2.128/25 | 200",
        "&category=bots | ",
        "&category=bots,scanning | 200 3 1",
        "&time.max=2026-11-22T02:00:00 | 3 1",
        "&time.until=2026-11-22T02:00:00Z | 1",
        "&time.until=2026-11-22T03:00:00%2B01:00 | 1",
        "&modified.min=2026-11-22T04:00:01Z | ",
        "&active.min=2026-11-22T02:00:00 | 200 3",
        "&opt.limit=2 | 200 3",
        "&opt.primary=true&confidence=medium | 200 3 1",
      })
  void a_parameter_narrows_what_is_found(String query, String numbers) {
    append();

    assertThat(found(query))
        .containsExactlyElementsOf(
            numbers == null
                ? List.of()
                : List.of(numbers.split(" ")).stream().map(one -> "192.0.2." + one).toList());
  }

  @Test
  void inside_has_what_the_networks_of_the_settings_cover() {
    append();
    hub.append(
        "{\"source.ip\":\"2001:db8::1\",\"source.fqdn\":\"six.example\",\"time.source\":\"2026-11-22T03:30:00+00:00\"}");

    assertThat(hub.get("report/inside.json" + SINCE).json().findValuesAsText("fqdn"))
        .containsExactly("six.example", "c2.example");
    assertThat(addresses(hub.get("report/inside.json" + SINCE)))
        .containsExactly("192.0.2.3", "192.0.2.1");
    assertThat(hub.get("report/inside.json" + SINCE, "green").status())
        .as("No networks")
        .isEqualTo(403);
  }

  @Test
  void inside_has_what_the_directory_has_of_the_callers_organisations_and_those_below() {
    hub.directory(
        """
        {"organisations": {"isp": {"name": "ISP"}, "shop": {"name": "Shop", "parent": "isp"},
                           "other": {"name": "Other"}},
         "networks": {"a": {"organisation": "isp", "cidr": "198.51.100.0/24"},
                      "b": {"organisation": "shop", "cidr": "2001:db8:1::/48"},
                      "c": {"organisation": "isp", "domain": "isp.example"},
                      "d": {"organisation": "isp", "asn": 64500},
                      "e": {"organisation": "other", "cidr": "203.0.113.0/24"}}}
        """);
    append();
    for (String event :
        List.of(
            "'source.ip':'198.51.100.7','source.fqdn':'by-address'",
            "'source.ip':'2001:db8:1::7','source.fqdn':'by-address-of-a-part'",
            "'source.fqdn':'host.isp.example'",
            "'source.ip':'203.0.113.9','source.fqdn':'by-as','source.asn':64500",
            "'source.ip':'203.0.113.7','source.fqdn':'of-another'",
            "'source.fqdn':'notisp.example'")) {
      hub.append(
          "{%s,'time.source':'2026-11-22T03:30:00+00:00','classification.type':'scanner'}"
              .formatted(event)
              .replace('\'', '"'));
    }

    assertThat(hub.get("report/inside.json" + SINCE, "isp").json().findValuesAsText("fqdn"))
        .containsExactlyInAnyOrder(
            "by-address", "by-address-of-a-part", "host.isp.example", "by-as");
  }

  @Test
  void threats_are_a_feed_of_their_own() {
    append();

    assertThat(hub.get("report/threats.json" + SINCE).json()).isEmpty();
    assertThat(hub.get("report/threats.json" + SINCE, "green").status())
        .as("The feed is not granted")
        .isEqualTo(403);
  }

  @Test
  void a_reader_gets_nothing_above_its_ceiling() {
    append();
    hub.append(event(9, "2026-11-22T03:59:00+00:00", ",\"tlp\":\"GREEN\""));

    assertThat(addresses(hub.get("search/events.json" + SINCE, "green")))
        .containsExactly("192.0.2.9");
  }

  @Test
  void sjson_is_an_event_a_line_and_csv_a_row() {
    append();
    Hub.Answer lines = hub.get("search/events.sjson" + SINCE);
    Hub.Answer table = hub.get("search/events.csv" + SINCE + "&name=zeus");

    assertThat(lines.text().lines().map(line -> FeedHub.parse(line).path("time").asText()))
        .containsExactly("2026-11-22T03:00:00Z", "2026-11-22T02:00:00Z", "2026-11-22T01:00:00Z");
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo(
            "\"time\",\"id\",\"source\",\"category\",\"name\",\"md5\",\"ip\",\"url\",\"fqdn\",\"asn\",\"cc\",\"details\"");
    assertThat(table.text())
        .contains("\"scanning\",\"zeus\",\"\",\"192.0.2.1\",\"\",\"\",\"64496\"");
  }

  @Test
  void a_cell_is_no_formula() {
    hub.append(
        event(
            1,
            "2026-11-22T01:00:00+00:00",
            ",\"event_description.target\":\"=1+1\",\"malware.name\":\"=cmd\""));

    assertThat(hub.get("search/events.csv" + SINCE).text()).contains("\"'=cmd\"");
  }

  @Test
  void a_query_without_a_time_is_sent_to_the_last_week() {
    Hub.Answer answer = hub.get("search/events.json?name=a%20%26b&opt.limit=5");

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("Location"))
        .isEqualTo("events.json?time.min=2026-11-15T04:00:00Z&name=a+%26b&opt.limit=5");
    assertThat(hub.get("search/events.json/").header("Location"))
        .isEqualTo("../events.json?time.min=2026-11-15T04:00:00Z");
  }

  @Test
  void what_does_not_fit_an_answer_is_refused_and_not_cut() {
    String target = "x".repeat(200_000);
    for (int i = 0; i < 30; i++) {
      hub.append(
          event(
              i,
              "2026-11-22T01:00:" + (10 + i) + "+00:00",
              ",\"event_description.target\":\"" + target + i + "\""));
    }

    Hub.Answer answer = hub.get("search/events.json" + SINCE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("later time.min");
    assertThat(found("&opt.limit=20")).hasSize(20).startsWith("192.0.2.29");
    assertThat(
            hub.get("search/events.json" + SINCE + "&opt.limit=20")
                .text()
                .getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(5_000_000);
  }

  @Test
  void only_as_much_of_a_feed_is_looked_at_as_can_be_wanted() {
    String[] old =
        IntStream.range(0, EventSearch.ENTRIES_MOST)
            .mapToObj(i -> event(i % 250, "2026-11-21T00:00:00+00:00", ",\"extra.n\":" + i))
            .toArray(String[]::new);
    hub.append(old);
    hub.clock.advance(Duration.ofHours(3));
    append();
    Instant since = hub.clock.instant().minus(Duration.ofMinutes(90));

    assertThat(hub.get("search/events.json" + SINCE).status()).isEqualTo(400);
    assertThat(addresses(hub.get("search/events.json?time.min=" + since))).isEmpty();
    assertThat(found("&modified.min=" + since)).hasSize(3);
    assertThat(found("&opt.limit=1")).as("It came later than the others happened").hasSize(1);
  }

  @Test
  void a_feed_without_entries_has_an_empty_array() {
    assertThat(hub.get("search/events.json" + SINCE).json()).isEmpty();
    assertThat(hub.get("search/events.sjson" + SINCE).text()).isEmpty();
    assertThat(hub.get("search/events.csv" + SINCE).text()).hasLineCount(1);
  }
}
