package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.service.Hub.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hubs become peers in two calls, and nobody else does. */
class InvitationTest extends InvitationScene {
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

  @Test
  void an_invitation_is_good_once() {
    String invitation = invitation(INVITE);
    accept(invitation);
    String before = one.get("/v1/settings").body();

    assertThat(accept(invitation).status()).isEqualTo(409);
    assertThat(redeem(redemptions.getFirst()).status()).isEqualTo(404);
    assertThat(one.get("/v1/settings").body()).isEqualTo(before);
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
}
