package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.settings.service.Hub.Answer;
import io.signalbox.store.Environment;
import io.signalbox.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hubs become peers in two calls, and nobody else does. */
class InvitationTest {
  private static final String INVITE =
      "{'peer': 'hub-b', 'uri': 'https://hub-a.example', 'send': {'ceiling': {'tlp': 'GREEN'},"
          + " 'pattern': {'payload': {'feed.name': ['C2']}}, 'fields': {'drop': ['raw']}}}";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Hub one = new Hub(clock, "hub-a");
  private final Hub other = new Hub(clock, "hub-b");
  private final List<String> redemptions = new ArrayList<>();

  @BeforeEach
  void connect() {
    other.reaches(push -> push(one, push), get -> get(one, get));
    one.reaches(push -> push(other, push), get -> get(other, get));
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private Exchange push(Hub to, PushRequest push) {
    String body = new String(push.body(), StandardCharsets.UTF_8);
    redemptions.add(body);
    Answer answer = to.sendAs(Optional.empty(), "POST", push.uri().getPath(), body, push.headers());
    return new Exchange.Answered(answer.status(), Optional.empty(), answer.body());
  }

  private static Got get(Hub to, GetRequest get) {
    Answer answer = to.sendAs(Optional.empty(), "GET", get.uri().getPath(), "", get.headers());
    return new Got.Answered(
        answer.status(), Map.of(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer post(Hub hub, String path, String body) {
    return hub.send("POST", path, body, Map.of());
  }

  private String invitation(String body) {
    Answer answer = post(one, "/v1/invitations", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("invitation").asText();
  }

  private Answer accept(String invitation) {
    return post(
        other,
        "/v1/invitations/accept",
        "{'invitation': '%s', 'uri': 'https://hub-b.example', 'send': {}}".formatted(invitation));
  }

  @Test
  void two_calls_make_instances_destinations_and_routes_on_both_sides() {
    Answer accepted = accept(invitation(INVITE));

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    JsonNode here = one.get("/v1/settings").json();
    assertThat(here.at("/instances/hub-b/hub").asText()).isEqualTo("hub-b");
    assertThat(here.at("/destinations/hub-b/uri").asText())
        .isEqualTo("https://hub-b.example/v1/envelopes");
    assertThat(here.at("/destinations/hub-b/ceiling/tlp").asText()).isEqualTo("GREEN");
    assertThat(here.at("/destinations/hub-b/fields/drop/0").asText()).isEqualTo("raw");
    assertThat(here.at("/routes/hub-b/pattern/payload/feed.name/0").asText()).isEqualTo("C2");
    JsonNode there = other.get("/v1/settings").json();
    assertThat(there.at("/destinations/hub-a/http/hub").asText()).isEqualTo("hub-a");
    assertThat(there.at("/routes/hub-a/destinations/0").asText()).isEqualTo("hub-a");
    assertThat(one.get("/v1/settings/history").json().at("/changes/0/by").asText())
        .contains("invitation");
  }

  @Test
  void each_shows_the_other_its_credential_and_no_table_has_one() {
    String invitation = invitation(INVITE);
    String credential = credential(invitation);
    accept(invitation);

    JsonNode peer = one.get("/v1/peers/hub-b").json();
    assertThat(peer.at("/sends/status").asText()).isEqualTo("active");
    assertThat(peer.at("/receives/instance").asText()).isEqualTo("hub-b");
    assertThat(peer.at("/there/sends/destination").asText()).isEqualTo("hub-a");
    assertThat(other.get("/v1/peers").json().at("/peers/0/peer").asText()).isEqualTo("hub-a");

    String token = Hub.parse(redemptions.getFirst()).path("token").asText();
    assertThat(token).hasSize(64);
    for (Hub hub : List.of(one, other)) {
      assertThat(hub.stored())
          .doesNotContain(credential, credential.substring(17), token)
          .contains("\"hash\"", "\"stored\"");
    }
    assertThat(one.stored()).contains("\"usedAt\"");
    assertThat(post(one, "/v1/invitations", INVITE).body()).doesNotContain(token);
  }

  private static String credential(String invitation) {
    return io.signalbox.settings.service.peer.Invitation.parse(invitation)
        .orElseThrow()
        .credential();
  }

  @Test
  void an_invitation_is_good_once() {
    String invitation = invitation(INVITE);
    accept(invitation);
    String before = one.get("/v1/settings").body();

    assertThat(accept(invitation).status()).isEqualTo(409);
    assertThat(redeem(redemptions.getFirst()).status()).isEqualTo(404);
    assertThat(one.get("/v1/settings").body()).isEqualTo(before);
  }

  private Answer redeem(String body) {
    return one.sendAs(Optional.empty(), "POST", "/v1/invitations/redeem", body, Map.of());
  }

  @Test
  void an_invitation_expires_on_both_sides() {
    String invitation = invitation(INVITE.replace("'send'", "'validFor': 'PT1H', 'send'"));
    clock.advance(Duration.ofMinutes(60));

    assertThat(accept(invitation).status()).isEqualTo(422);
    assertThat(redemptions).isEmpty();
    assertThat(
            redeem("{'credential': '%s', 'hub': 'hub-b'}".formatted(credential(invitation)))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef.%s",
        "%s",
        "",
        "x",
        "~invitations",
        "0123456789abcdef.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void a_forged_credential_is_refused_like_any_other(String forged) {
    String credential = credential(invitation(INVITE));
    String secret = credential.substring(17);
    String body =
        "{'credential': '%s', 'hub': 'hub-b', 'uri': 'https://evil.example', 'token': '%s'}"
            .formatted(forged.formatted(secret), "a".repeat(64));

    assertThat(redeem(body).status()).isIn(404, 422);
    assertThat(one.get("/v1/settings/instances/hub-b").status()).isEqualTo(404);
  }

  @Test
  void another_hub_than_the_invited_one_is_refused() {
    String credential = credential(invitation(INVITE));

    assertThat(
            redeem(
                    "{'credential': '%s', 'hub': 'hub-c', 'uri': 'https://evil.example'}"
                        .formatted(credential))
                .status())
        .isEqualTo(404);
    assertThat(accept(invitation(INVITE.replace("hub-b", "hub-c"))).status()).isEqualTo(422);
  }

  @Test
  void an_entry_of_somebody_else_is_not_taken_over() {
    one.put("/v1/settings/instances/hub-b", "{'grants': {'administer': true}}");

    Answer refused = post(one, "/v1/invitations", INVITE);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/faults/0/pointer").asText()).isEqualTo("/instances/hub-b");
  }

  @Test
  void a_new_invitation_replaces_the_tokens_and_keeps_what_else_was_set() {
    accept(invitation(INVITE));
    JsonNode instance = one.get("/v1/settings/instances/hub-b").json();
    one.send(
        "PUT",
        "/v1/settings/instances/hub-b",
        instance.toString().replace("\"grants\"", "'quota': {'events': 5}, 'grants'"),
        Map.of("If-Match", "*"));
    clock.advance(Duration.ofDays(1));
    accept(invitation(INVITE));

    JsonNode again = one.get("/v1/settings/instances/hub-b").json();
    assertThat(again.at("/quota/events").asInt()).isEqualTo(5);
    assertThat(again.at("/tokens")).hasSize(1);
    assertThat(again.at("/tokens/0/hash")).isNotEqualTo(instance.at("/tokens/0/hash"));
  }

  @Test
  void an_answer_that_is_lost_changes_nothing_here_and_is_told() {
    String invitation = invitation(INVITE);
    other.reaches(push -> new Exchange.NoAnswer("connection reset"), get -> new Got.Failed("no"));

    Answer answer = accept(invitation);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("detail").asText()).contains("Ask for a new invitation");
    assertThat(other.get("/v1/settings/instances/hub-a").status()).isEqualTo(404);
  }

  @Test
  void what_another_hub_answers_is_told_without_credentials() {
    String invitation = invitation(INVITE);
    Function<PushRequest, String> echo =
        push -> "{'detail': '%s'}".replace('\'', '"').formatted(secrets(push));
    other.reaches(
        push -> new Exchange.Answered(403, Optional.empty(), echo.apply(push)),
        get -> new Got.Failed("no"));

    Answer answer = accept(invitation);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).doesNotContain(credential(invitation)).contains("[redacted]");
  }

  private static String secrets(PushRequest push) {
    JsonNode body = Hub.parse(new String(push.body(), StandardCharsets.UTF_8));
    return body.path("credential").asText() + " " + body.path("token").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://hub-a.example", "https://u:p@hub-a.example", "ftp://a", "x", "https://a?b"})
  void an_address_to_which_credentials_would_go_in_clear_is_refused(String uri) {
    Answer refused =
        post(one, "/v1/invitations", INVITE.replace("https://hub-a.example", uri));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asText()).startsWith("/uri: ");
  }

  /** By the client that the function has on AWS. */
  @Test
  void the_accepting_hub_calls_no_address_inside_a_network() {
    PushClient client = PushClient.of(new Environment(Map.of()));
    other.reaches(client, client);
    String invitation = invitation(INVITE.replace("https://hub-a.example", "https://127.0.0.1:1"));

    assertThat(accept(invitation).status()).as("as a destination").isEqualTo(422);
    Answer refused =
        post(
            other,
            "/v1/invitations/accept",
            "{'invitation': '%s', 'uri': 'https://hub-b.example'}".formatted(invitation));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asText()).contains("127.0.0.1");
  }

  @Test
  void only_administrators_invite_and_accept_and_only_the_peer_sees_what_is_said_of_it() {
    accept(invitation(INVITE));
    one.put(
        "/v1/settings/instances/demo",
        "{'tokens': [{'name': 't', 'token': 'a-token-of-the-demo-instance'}], 'hub': 'hub-d',"
            + " 'grants': {'post': true, 'read': ['*'], 'lookup': true}}");
    Optional<String> demo = Optional.of("a-token-of-the-demo-instance");

    for (String path : List.of("/v1/invitations", "/v1/invitations/accept")) {
      assertThat(one.sendAs(demo, "POST", path, INVITE, Map.of()).status()).isEqualTo(403);
      assertThat(one.sendAs(Optional.empty(), "POST", path, INVITE, Map.of()).status())
          .isEqualTo(401);
    }
    assertThat(one.sendAs(demo, "GET", "/v1/peers", "", Map.of()).status()).isEqualTo(403);
    assertThat(one.sendAs(demo, "GET", "/v1/peers/hub-b", "", Map.of()).status()).isEqualTo(403);
    assertThat(one.sendAs(demo, "GET", "/v1/peers/hub-d", "", Map.of()).status()).isEqualTo(200);
    assertThat(one.get("/v1/peers/hub-x").status()).isEqualTo(404);
  }
}
