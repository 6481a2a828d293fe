package io.signalbox.routing;

import static io.signalbox.routing.Samples.event;
import static io.signalbox.routing.Samples.json;
import static io.signalbox.routing.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.Explainer.RouteDecision;
import io.signalbox.routing.Explainer.Unmet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  @Test
  void a_route_that_does_not_match_names_each_unmet_condition_with_what_was_found() {
    RouteDecision decision =
        decision(
            "{'sender': ['cert-at'], 'payload': {'source': {'asn': [1, 2]}, 'source.ip':"
                + " [{'exists': true}]}}",
            "{'source.asn': 3}");

    assertThat(decision.matches()).isFalse();
    assertThat(decision.unmet())
        .containsExactly(
            new Unmet(
                "payload.source.asn",
                json("{'v': [1, 2]}").path("v"),
                Optional.of(json("{'v': 3}").path("v"))),
            new Unmet(
                "payload.source.ip",
                json("{'v': [{'exists': true}]}").path("v"),
                Optional.empty()));
  }

  @Test
  void alternatives_are_one_condition() {
    RouteDecision decision =
        decision("{'payload': {'$or': [{'a': [1]}, {'b': [2]}], 'c': [3]}}", "{'c': 3}");

    assertThat(decision.unmet()).extracting(Unmet::field).containsExactly("payload.$or");
  }

  @Test
  void conditions_met_by_different_elements_of_an_array_are_all_met_and_yet_do_not_match() {
    RouteDecision decision =
        decision(
            "{'payload': {'x': {'k': [1], 'v': [2]}}}",
            "{'x': [{'k': 1, 'v': 9}, {'k': 9, 'v': 2}]}");

    assertThat(decision.matches()).isFalse();
    assertThat(decision.unmet()).isEmpty();
  }

  @Test
  void every_route_has_its_verdict_disabled_ones_too() {
    List<RouteDecision> decisions =
        new Explainer(
                settings(
                    "{'on': {'pattern': {'payload': {'a': [1]}}, 'destinations': ['a']},"
                        + "'off': {'pattern': {}, 'destinations': ['a'], 'enabled': false}}"))
            .explain(event("{'a': 1}"), "cert-at");

    assertThat(decisions)
        .extracting(decision -> decision.route().name())
        .containsExactly("on", "off");
    assertThat(decisions).allMatch(RouteDecision::matches);
  }

  private static RouteDecision decision(String pattern, String payload) {
    var settings = settings("{'r': {'pattern': " + pattern + ", 'destinations': ['a']}}");
    return new Explainer(settings).explain(event(payload), "cert-at").getFirst();
  }
}
