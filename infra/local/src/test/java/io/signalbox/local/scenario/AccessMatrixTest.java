package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.scenario.AccessNeeds.Need;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import io.signalbox.settings.people.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the template with every kind of credential. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final String ID = "3f0b7d3e-5d3c-4b7f-9a51-6a1f0c2b8e44";
  private static final String OTHER = "owners-address";
  private static final List<String> WRONG_TOKENS =
      List.of("", "wrong", "revoked-token", "expired-token-of-2020");

  /** The hub makes who fails wait: many wait at once. By route and token. */
  private final Map<String, CompletableFuture<HubClient.Answer>> answersToWrongTokens =
      new HashMap<>();

  private final ExecutorService callers =
      Executors.newFixedThreadPool(16, Thread.ofVirtual().factory());

  private static final Hub HUB = LocalHubs.start("hub-under-test", new QuickClock());

  @BeforeAll
  void loadSettings() {
    HubClient administrator = new HubClient(HUB.baseUrl(), HUB.administratorToken());
    Settings settings =
        new Settings()
            .instance(
                "owner",
                "'warden': {'name': 'org.example.owner', 'feed': 'feed'}, 'n6': {'feed': 'feed'}")
            .instance("revoked")
            .put(
                "instances",
                "expired",
                "{'tokens': [{'name': 'first', 'token': 'expired-token-of-2020', 'expires':"
                    + " '2020-01-01T00:00:00Z'}], 'grants': {'post': true, 'read': ['*'],"
                    + " 'administer': true}}")
            .put(
                "instances",
                "stranger",
                "{'tokens': [{'name': 'first', 'token': 'stranger-token-of-nobody'}], 'grants':"
                    + " {}}")
            .put(
                "instances",
                "small",
                "{'tokens': [{'name': 'first', 'token': 'small-token-of-a-reader'}], 'grants':"
                    + " {'read': ['another']}}")
            .destination("feed", "{'method': 'pull'}")
            .routeAllTo("feed");
    for (Role role : Role.values()) {
      settings.put("instances", "whole-" + role.text(), person("whole-" + role.text(), role, ""));
      settings.put(
          "instances",
          "part-" + role.text(),
          person("part-" + role.text(), role, ", 'scope': {'organisations': ['none']}"));
    }
    administrator.settings(settings.json());
    assertThat(administrator.delete("/v1/settings/instances/revoked").status()).isBetween(200, 204);
    new HubClient(HUB.baseUrl(), "owner-token")
        .postOne(
            ("{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\":"
                    + " \"%s\"}, \"payload\": {\"event_description.text\": \"%s\", \"raw\":"
                    + " \"cmF3\"}}")
                .formatted(ID, OTHER));
    routes()
        .forEach(
            route ->
                WRONG_TOKENS.forEach(
                    token ->
                        answersToWrongTokens.put(
                            route + token,
                            CompletableFuture.supplyAsync(() -> call(route, token), callers))));
  }

  @AfterAll
  void stop() {
    callers.close();
    HUB.close();
  }

  static Stream<String> routes() {
    return AccessCalls.routes();
  }

  @Test
  void every_route_of_the_template_stands_in_the_table_and_no_other() {
    assertThat(routes()).containsExactlyInAnyOrderElementsOf(AccessNeeds.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_cannot_say_who_it_is_gets_in_nowhere_but_where_everybody_does(String route) {
    for (String token : WRONG_TOKENS) {
      HubClient.Answer answer =
          Objects.requireNonNull(answersToWrongTokens.get(route + token)).join();
      if (AccessNeeds.ALL.get(route) == Need.SESSION) {
        assertThatItAsksForASession(route, answer);
        continue;
      }
      if (AccessNeeds.ALL.get(route) == Need.NOTHING) {
        assertThat(answer.status()).as(route).isEqualTo(200);
      } else if (AccessNeeds.ALL.get(route) == Need.LINK) {
        assertThat(answer.status()).as(route).isEqualTo(404);
      } else {
        if (isWarden(route)) {
          assertThat(answer.status()).as(route + " as " + token).isEqualTo(403);
        } else {
          assertThat(answer.status()).as(route + " as " + token).isEqualTo(401);
          assertThat(answer.challenge()).contains("Bearer", "Basic");
        }
        assertThat(answer.text()).doesNotContain("feed", ID, OTHER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_was_granted_too_little_learns_and_changes_nothing(String route) {
    for (String token : new String[] {"stranger-token-of-nobody", "small-token-of-a-reader"}) {
      HubClient.Answer answer = call(route, token);
      if (AccessNeeds.ALL.get(route) == Need.SESSION) {
        assertThatItAsksForASession(route, answer);
      } else if (AccessNeeds.ALL.get(route) == Need.NOTHING) {
        assertThat(answer.status()).as(route).isEqualTo(200);
      } else if (AccessNeeds.ALL.get(route) == Need.LINK) {
        assertThat(answer.status()).as(route).isEqualTo(404);
      } else if (AccessNeeds.ALL.get(route) == Need.OWN) {
        assertThat(answer.status()).as(route).isIn(200, 404);
        assertThat(answer.text()).doesNotContain(OTHER, "owner");
      } else {
        assertThat(answer.status())
            .as(route + " as " + token)
            .isIn(AccessNeeds.ALL.get(route) == Need.NOBODY ? List.of(403, 404) : List.of(403));
        assertThat(answer.text()).doesNotContain(OTHER, "owner");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_may_post_and_read_may_not_administer(String route) {
    HubClient.Answer answer = call(route, "owner-token");
    int status = answer.status();
    if (AccessNeeds.ALL.get(route) == Need.SESSION) {
      assertThatItAsksForASession(route, answer);
    } else if (AccessNeeds.ALL.get(route) == Need.NOBODY) {
      assertThat(status).as(route).isIn(403, 404);
    } else if (AccessNeeds.ALL.get(route) == Need.LINK) {
      assertThat(status).as(route).isEqualTo(404);
    } else if (Set.of(Need.ADMINISTER, Need.LOOKUP).contains(AccessNeeds.ALL.get(route))) {
      assertThat(status).as(route).isEqualTo(403);
    } else {
      assertThat(status).as(route).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void each_role_does_what_it_permits_everywhere_or_in_its_scope(String route) {
    if (AccessNeeds.ALL.get(route) != Need.ADMINISTER) {
      return;
    }
    for (Role role : Role.values()) {
      for (boolean isEverywhere : new boolean[] {true, false}) {
        String name = (isEverywhere ? "whole-" : "part-") + role.text();
        HubClient.Answer answer = call(route, token(name));
        if (AccessNeeds.lets(role, isEverywhere, route)) {
          assertThat(answer.status()).as(route + " as " + name).isNotIn(401, 403, 500);
        } else {
          assertThat(answer.status()).as(route + " as " + name).isEqualTo(403);
          assertThat(answer.text()).doesNotContain(OTHER, "owner");
        }
      }
    }
  }

  private static String person(String name, Role role, String scope) {
    return ("{'tokens': [{'name': 'first', 'token': '%s'}], 'grants': {'roles': [{'role':"
            + " '%s'%s}]}}")
        .formatted(token(name), role.text(), scope);
  }

  private static String token(String person) {
    return "the-token-of-the-person-" + person;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_has_all_grants_gets_in(String route) {
    HubClient.Answer answer = call(route, HUB.administratorToken());
    if (AccessNeeds.ALL.get(route) == Need.SESSION) {
      assertThatItAsksForASession(route, answer);
      return;
    }
    int status = answer.status();
    // Who is no client of Warden, or has no feed in n6, is none, whatever else it may do.
    boolean needsSettings = isWarden(route) || route.contains(" /n6/");
    assertThat(status)
        .as(route)
        .isNotIn(needsSettings ? List.of(401, 500) : List.of(401, 403, 500));
  }

  /** A page leads to the sign-in, and a form that no page of the hub sent is refused. */
  private static void assertThatItAsksForASession(String route, HubClient.Answer answer) {
    assertThat(answer.status()).as(route).isEqualTo(route.startsWith("POST") ? 403 : 303);
    assertThat(answer.text()).doesNotContain("feed", "owner", ID, OTHER);
  }

  /** Warden answers 403 where others answer 401. */
  private static boolean isWarden(String route) {
    return route.contains(" /warden3/");
  }

  private static HubClient.Answer call(String route, String token) {
    return AccessCalls.call(new HubClient(HUB.baseUrl(), token), route, ID);
  }
}
