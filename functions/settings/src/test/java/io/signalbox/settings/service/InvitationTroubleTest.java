package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.settings.service.Hub.Answer;
import io.signalbox.settings.service.peer.Invitation;
import io.signalbox.store.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of invitations that are lost, repeated, or lead inside a network. */
class InvitationTroubleTest extends InvitationScene {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub-a.example",
        "https://u:p@hub-a.example",
        "ftp://a",
        "x",
        "https://a?b"
      })
  void an_address_to_which_credentials_would_go_in_clear_is_refused(String uri) {
    Answer refused = post(one, "/v1/invitations", INVITE.replace("https://hub-a.example", uri));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asText()).startsWith("/uri: ");
  }

  /** By the client that the function has on AWS. */
  @Test
  void the_accepting_hub_calls_no_address_inside_a_network() {
    PushClient client = PushClient.of(new Environment(Map.of()));
    other.reaches(client, client);
    String invitation =
        new Invitation(
                "hub-a",
                "https://127.0.0.1:1",
                "hub-b",
                "0123456789abcdef." + "ab".repeat(32),
                clock.instant().plus(Duration.ofHours(1)),
                true)
            .text();

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
  void a_hub_whose_changes_need_an_approval_makes_redeems_and_accepts_no_invitation() {
    String made = invitation(INVITE);
    String approver =
        "{'hub': {'approvals': 1}, 'instances': {'ann': {'tokens': [{'name': 't', 'token':"
            + " '9f2c71d0a5b84e6f93adb1c5e8d7064f'}], 'grants': {'roles': [{'role':"
            + " 'approver'}]}}}}";
    for (Hub hub : List.of(one, other)) {
      Answer written = hub.send("PUT", "/v1/settings", approver, Map.of("If-Match", "*"));
      assertThat(written.status()).as(written.body()).isIn(200, 201);
    }

    Answer invited = post(one, "/v1/invitations", INVITE);
    assertThat(invited.status()).isEqualTo(409);
    assertThat(invited.json().path("detail").asText()).contains("need an approval");
    assertThat(accept(made).status()).isEqualTo(409);
    String redemption =
        ("{'credential': '%s', 'hub': 'hub-b', 'uri': 'https://hub-b.example', 'sends': true,"
                + " 'token': '%s'}")
            .formatted(credential(made), "ab".repeat(32));
    assertThat(post(one, "/v1/invitations/redeem", redemption).status()).isEqualTo(409);
    assertThat(one.get("/v1/settings/instances/hub-b").status()).isEqualTo(404);
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

  private static String secrets(PushRequest push) {
    JsonNode body = Hub.parse(new String(push.body(), StandardCharsets.UTF_8));
    return body.path("credential").asText() + " " + body.path("token").asText();
  }
}
