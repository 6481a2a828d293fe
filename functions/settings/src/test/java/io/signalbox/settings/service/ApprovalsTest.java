package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.Token;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code approvals: 1}, what one writes holds when another has approved it. */
class ApprovalsTest {
  private static final String PROPOSALS = "/v1/proposals";
  private static final String FEED = "/v1/settings/destinations/feed";
  private static final String OTHER = "/v1/settings/destinations/other";
  private static final String ROUTE = "{'pattern': {}, 'destinations': ['feed']}";
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @BeforeEach
  void askForApprovals() {
    Answer written =
        hub.put(
            "/v1/settings",
            ("{'hub': {'approvals': 1}, 'instances': {'ed': %s, 'eve': %s, 'ann': %s, 'vic': %s,"
                 + " 'adm': %s}, 'destinations': {'feed': {'method': 'pull'}, 'soc': {'method':"
                 + " 'http', 'uri': 'https://soc.example/in', 'http': {'authentication': {'header':"
                 + " {'name': 'X-Key', 'value': 'secret-1'}}}}}}")
                .formatted(
                    person("ed", "editor"),
                    person("eve", "editor"),
                    person("ann", "approver"),
                    person("vic", "viewer"),
                    person("adm", "administrator")));
    assertThat(written.status()).as(written.body()).isEqualTo(201);
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of("ed", "PUT", "/v1/settings/destinations/new", "{'method': 'pull'}"),
        Arguments.of("ed", "PUT", FEED, "{'method': 'pull', 'form': 'bare'}"),
        Arguments.of("ed", "DELETE", FEED, ""),
        Arguments.of("ed", "PUT", "/v1/settings/routes/all", ROUTE),
        Arguments.of("ed", "PUT", "/v1/settings/templates/t", "{'en': {'subject': 'Events'}}"),
        Arguments.of("adm", "PUT", "/v1/settings", "{'hub': {'approvals': 0}}"),
        Arguments.of("adm", "PUT", "/v1/settings/instances/eve", person("eve", "administrator")),
        Arguments.of(
            "administrator", "PUT", "/v1/settings/destinations/new", "{'method': 'pull'}"));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nothing_holds_before_another_approves_whoever_asks(
      String who, String method, String path, String body) {
    String before = hub.get("/v1/settings").body();

    Answer proposed = as(who, method, path, body);

    assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
    assertThat(hub.get("/v1/settings").body()).isEqualTo(before);
  }

  @Test
  void the_one_who_proposed_cannot_approve_and_another_can() {
    String id = propose();

    assertThat(as("ed", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(403);
    assertThat(as("eve", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(403);
    assertThat(as("vic", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(403);
    assertThat(hub.get(OTHER).status()).isEqualTo(404);
    Answer approved = as("ann", "POST", PROPOSALS + "/" + id + "/approve", "{'reason': 'fine'}");

    assertThat(approved.json().path("state").asText()).isEqualTo("applied");
    assertThat(hub.get(OTHER).status()).isEqualTo(200);
    JsonNode change = hub.get("/v1/settings/history").json().path("changes").path(0);
    assertThat(change.path("by").asText()).isEqualTo("ed");
    assertThat(change.path("approvedBy")).hasToString("[\"ann\"]");
    assertThat(as("ann", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(409);
  }

  @Test
  void an_administrator_cannot_approve_what_it_proposed_either() {
    String id = as("adm", "PUT", OTHER, "{'method': 'pull'}").json().path("id").asText();

    assertThat(as("adm", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(403);
    assertThat(hub.get(OTHER).status()).isEqualTo(404);
  }

  @Test
  void a_proposal_shows_what_it_changes() {
    as("ed", "PUT", FEED, "{'method': 'pull', 'form': 'bare'}");

    Answer list = as("ann", "GET", PROPOSALS, "");
    String id = list.json().path("proposals").path(0).path("id").asText();
    Answer one = as("ann", "GET", PROPOSALS + "/" + id, "");

    assertThat(list.json().path("proposals").path(0).path("subject").asText())
        .isEqualTo("settings/destinations/feed");
    assertThat(one.json().path("changes"))
        .hasToString("[{\"pointer\":\"/destinations/feed/form\",\"after\":\"bare\"}]");
    assertThat(as("vic", "GET", PROPOSALS, "").status()).isEqualTo(403);
  }

  @Test
  void a_rejected_one_is_closed_and_its_credential_gone() {
    Set<String> before = hub.secrets.names();
    String id =
        as("ed", "PUT", "/v1/settings/destinations/soc", keyed("secret-2"))
            .json()
            .path("id")
            .asText();

    Answer rejected = as("ann", "POST", PROPOSALS + "/" + id + "/reject", "{'reason': 'why?'}");

    assertThat(rejected.json().path("state").asText()).isEqualTo("rejected");
    assertThat(rejected.json().path("decisions").path(0).path("reason").asText()).isEqualTo("why?");
    assertThat(hub.secrets.names()).isEqualTo(before);
    assertThat(as("ann", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(409);
  }

  @Test
  void the_one_who_proposed_takes_it_back() {
    String id = propose();

    assertThat(as("ed", "POST", PROPOSALS + "/" + id + "/reject", "").status()).isEqualTo(200);
    assertThat(as("eve", "POST", PROPOSALS + "/" + propose() + "/reject", "").status())
        .isEqualTo(403);
  }

  @Test
  void a_change_of_what_has_changed_since_must_be_proposed_anew() {
    String first =
        as("ed", "PUT", FEED, "{'method': 'pull', 'form': 'bare'}").json().path("id").asText();
    String second = as("eve", "DELETE", FEED, "").json().path("id").asText();
    as("ann", "POST", PROPOSALS + "/" + first + "/approve", "");

    Answer late = as("ann", "POST", PROPOSALS + "/" + second + "/approve", "");

    assertThat(late.status()).isEqualTo(409);
    assertThat(hub.get(FEED).status()).isEqualTo(200);
    assertThat(as("ann", "GET", PROPOSALS + "/" + second, "").json().path("state").asText())
        .isEqualTo("open");
  }

  @Test
  void a_destination_that_a_route_names_since_is_not_removed() {
    String removal = as("ed", "DELETE", FEED, "").json().path("id").asText();
    String route = as("eve", "PUT", "/v1/settings/routes/all", ROUTE).json().path("id").asText();
    assertThat(as("ann", "POST", PROPOSALS + "/" + route + "/approve", "").status()).isEqualTo(200);

    Answer late = as("ann", "POST", PROPOSALS + "/" + removal + "/approve", "");

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("routes all");
  }

  @Test
  void a_revert_waits_too() {
    String approved = propose();
    as("ann", "POST", PROPOSALS + "/" + approved + "/approve", "");
    String first =
        hub.get("/v1/settings/history").json().path("changes").path(1).path("revision").asText();

    Answer revert = as("ed", "POST", "/v1/settings/history/" + first + "/revert", "");

    assertThat(revert.status()).isEqualTo(202);
    assertThat(hub.get(OTHER).status()).isEqualTo(200);
    String id = revert.json().path("id").asText();
    assertThat(as("ann", "POST", PROPOSALS + "/" + id + "/approve", "").status()).isEqualTo(200);
    assertThat(hub.get(OTHER).status()).isEqualTo(404);
  }

  @Test
  void a_stolen_tokens_instance_is_removed_at_once() {
    assertThat(as("adm", "DELETE", "/v1/settings/instances/eve", "").status()).isEqualTo(204);
    assertThat(as("eve", "GET", PROPOSALS, "").status()).isEqualTo(401);
  }

  @Test
  void the_last_who_may_approve_stays() {
    assertThat(as("adm", "DELETE", "/v1/settings/instances/ann", "").status()).isEqualTo(204);
    assertThat(as("adm", "DELETE", "/v1/settings/instances/adm", "").status()).isEqualTo(422);
  }

  @Test
  void editors_change_no_instances() {
    assertThat(as("ed", "PUT", "/v1/settings/instances/ed", person("ed", "administrator")).status())
        .isEqualTo(403);
    assertThat(as("ed", "PUT", "/v1/settings", "{'hub': {'approvals': 0}}").status())
        .isEqualTo(403);
    assertThat(as("ed", "GET", "/v1/settings", "").body()).doesNotContain(hash("ann"));
    assertThat(hub.get("/v1/settings").body()).contains(hash("ann"));
  }

  private String propose() {
    Answer proposed = as("ed", "PUT", OTHER, "{'method': 'pull'}");
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
    return proposed.json().path("id").asText();
  }

  private Answer as(String who, String method, String path, String body) {
    String token = who.equals("administrator") ? Hub.ADMINISTRATOR : token(who);
    boolean replaces = method.equals("PUT") && hub.get(path).status() == 200;
    return hub.sendAs(
        Optional.of(token), method, path, body, replaces ? Map.of("If-Match", "*") : Map.of());
  }

  private static String person(String name, String role) {
    return "{'tokens': [{'name': 't', 'token': '%s'}], 'grants': {'roles': [{'role': '%s'}]}}"
        .formatted(token(name), role);
  }

  private static String token(String name) {
    return "the-token-of-" + name + "-for-the-test";
  }

  private static String hash(String name) {
    return Token.hashOf(token(name));
  }

  private static String keyed(String value) {
    return ("{'method': 'http', 'uri': 'https://soc.example/in', 'http':"
            + " {'authentication': {'header': {'name': 'X-Key', 'value': '%s'}}}}")
        .formatted(value);
  }
}
