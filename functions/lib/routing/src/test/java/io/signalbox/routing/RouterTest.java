package io.signalbox.routing;

import static io.signalbox.routing.Samples.event;
import static io.signalbox.routing.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.envelope.Envelope;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'payload': {'source.asn': [64496]}}                  | {'source.asn': 64496}",
        "{'payload': {'source': {'asn': [64496]}}}             | {'source.asn': 64496}",
        "{'payload': {'source.asn': [64496]}}                  | {'source.asn': 'AS64496'}",
        "{'payload': {'source.geolocation.cc': ['AT']}}        | {'source.geolocation.cc': 'at'}",
        "{'payload': {'protocol.transport': ['tcp']}}          | {'protocol': {'transport':"
            + " 'TCP'}}",
        "{'payload': {'time.source': ['2026-11-22T09:00:00+00:00']}} | {'time.source': '2026-11-22"
            + " 09:00:00'}",
        "{'payload': {'source.asn': [64496]}}                  | {'source': {'asn': 64496}}",
        "{'payload': {'source.asn': [1, 64496]}}               | {'source.asn': 64496}",
        "{'payload': {'source.asn': [{'numeric': ['>', 5]}]}}  | {'source.asn': 64496}",
        "{'payload': {'feed.accuracy': [80]}}                  | {'feed.accuracy': 80.0}",
        "{'payload': {'feed.accuracy': [80.0]}}                | {'feed.accuracy': 80}",
        "{'payload': {'source.ip': [{'cidr': '192.0.2.0/24'}]}}   | {'source.ip': '192.0.2.9'}",
        "{'payload': {'source.ip': [{'cidr': '2001:db8::/32'}]}}  | {'source.ip': '2001:db8::9'}",
        "{'payload': {'source.fqdn': [{'suffix': '.example'}]}}   | {'source.fqdn': 'a.example'}",
        "{'payload': {'source.fqdn': [{'exists': false}]}}     | {'source.ip': '192.0.2.9'}",
        "{'payload': {'source.tor_node': [true]}}              | {'source.tor_node': true}",
        "{'payload': {'extra.tags': ['x']}}                    | {'extra.tags': ['w', 'x']}",
        "{'payload': {'$or': [{'a': [1]}, {'b': [2]}]}}        | {'b': 2}",
        "{'sender': ['cert-at']}                               | {'a': 1}",
        "{'format': ['intelmq'], 'type': ['event']}            | {'a': 1}",
        "{}                                                    | {'a': 1}",
      })
  void a_pattern_matches_an_event_that_it_describes(String pattern, String payload) {
    assertThat(destinations(pattern, payload)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'payload': {'source.asn': [64496]}}                  | {'source.asn': 64497}",
        "{'payload': {'source.asn': [64496]}}                  | {'source.asn': '64497'}",
        "{'payload': {'extra.asn': [64496]}}                   | {'extra.asn': '64496'}",
        "{'payload': {'source.asn': [64496]}}                  | {'destination.asn': 64496}",
        "{'payload': {'source.ip': [{'cidr': '192.0.2.0/24'}]}}   | {'source.ip': '192.0.3.9'}",
        "{'payload': {'source.fqdn': [{'exists': false}]}}     | {'source.fqdn': 'a.example'}",
        "{'payload': {'a': [1], 'b': [2]}}                     | {'a': 1}",
        "{'payload': {'x': {'k': [1], 'v': [2]}}}              | {'x': [{'k': 1, 'v': 9}, {'k': 9,"
            + " 'v': 2}]}",
        "{'sender': ['cert-ee']}                               | {'sender': 'cert-ee'}",
        "{'meta': {'tags': ['x']}}                             | {'tags': 'x'}",
      })
  void a_pattern_matches_no_other_event(String pattern, String payload) {
    assertThat(destinations(pattern, payload)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'a': null}",
        "{'a': ''}",
        "{'a': -1e300}",
        "{'a': 123456789012345678901234567890.123456789}",
        "{'a': []}",
        "{'a': [[[1]]]}",
        "{'a': {'b': {}}}",
        "{'a.b': 1, 'a': {'b': 2}}",
        "{'$or': [1], 'exists': true}",
        "{'': 1, '.': 2, 'a..b': 3}",
      })
  void no_event_is_too_odd_to_be_routed(String payload) {
    var router =
        new Router(
            settings(
                "{'all': {'pattern': {}, 'destinations': ['a']},'sent': {'pattern': {'sender':"
                    + " ['cert-at']}, 'destinations': ['b']},'one': {'pattern': {'payload': {'a':"
                    + " [7, {'numeric': ['<', 3]}]}}, 'destinations': ['c']}}"));

    assertThat(router.match(event(payload), "cert-at"))
        .extracting(match -> match.destination().name())
        .contains("a", "b");
  }

  @Test
  void a_destination_that_several_routes_lead_to_is_named_once_with_all_of_them() {
    var router =
        new Router(
            settings(
                "{'one': {'pattern': {}, 'destinations': ['b', 'a']},"
                    + "'two': {'pattern': {'sender': ['cert-at']}, 'destinations': ['a', 'c']}}"));

    assertThat(router.match(event("{}"), "cert-at"))
        .extracting(match -> match.destination().name(), Match::routes)
        .containsExactly(
            tuple("b", List.of("one")),
            tuple("a", List.of("one", "two")),
            tuple("c", List.of("two")));
  }

  @Test
  void routes_that_group_differently_lead_to_different_feeds_of_one_destination() {
    var router =
        new Router(
            settings(
                "{'whole': {'pattern': {}, 'destinations': ['a']},'nets': {'pattern': {},"
                    + " 'destinations': ['a'], 'groupBy': ['source.network', 'source.asn']},'same':"
                    + " {'pattern': {}, 'destinations': ['a'], 'groupBy': ['source.asn',"
                    + " 'source.network']}}"));

    Envelope envelope = event("{'source': {'network': '192.0.2.0/24'}, 'source.asn': 64496}");

    assertThat(router.match(envelope, "cert-at"))
        .extracting(Match::group, Match::routes)
        .containsExactly(
            tuple(Group.NONE, List.of("whole")),
            tuple(
                new Group(Map.of("source.network", "192.0.2.0/24", "source.asn", "64496")),
                List.of("nets", "same")));
  }

  @Test
  void an_event_without_the_field_is_grouped_under_the_empty_value() {
    var router =
        new Router(
            settings(
                "{'nets': {'pattern': {}, 'destinations': ['a'], 'groupBy': ['source.network']}}"));

    for (String payload : List.of("{}", "{'source.network': null}", "{'source.network': ''}")) {
      assertThat(router.match(event(payload), "cert-at"))
          .extracting(Match::group)
          .containsExactly(new Group(Map.of("source.network", "")));
    }
  }

  @Test
  void a_feed_that_is_pulled_is_one_however_a_route_groups() {
    var router =
        new Router(
            settings(
                "{'nets': {'pattern': {}, 'destinations': ['pulled', 'a'], 'groupBy':"
                    + " ['source.asn']}}"));

    assertThat(router.match(event("{'source.asn': 1}"), "cert-at"))
        .extracting(match -> match.destination().name(), Match::group)
        .containsExactly(
            tuple("pulled", Group.NONE), tuple("a", new Group(Map.of("source.asn", "1"))));
  }

  @Test
  void a_disabled_route_leads_nowhere() {
    var router =
        new Router(settings("{'off': {'pattern': {}, 'destinations': ['a'], 'enabled': false}}"));

    assertThat(router.match(event("{}"), "cert-at")).isEmpty();
  }

  @Test
  void an_unusable_pattern_holds_no_other_route_up() {
    var router =
        new Router(
            settings(
                "{'bad': {'pattern': {'payload': {'a': 'no array'}}, 'destinations': ['a']},"
                    + "'good': {'pattern': {'sender': ['cert-at']}, 'destinations': ['b']}}"));

    assertThat(router.match(event("{}"), "cert-at"))
        .extracting(match -> match.destination().name())
        .containsExactly("b");
  }

  private static List<String> destinations(String pattern, String payload) {
    var router = new Router(settings("{'r': {'pattern': " + pattern + ", 'destinations': ['a']}}"));
    return router.match(event(payload), "cert-at").stream()
        .map(match -> match.destination().name())
        .toList();
  }
}
