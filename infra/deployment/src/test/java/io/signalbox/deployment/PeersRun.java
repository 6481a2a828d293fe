package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import io.signalbox.settings.service.peer.Invitation;

/** Makes an invitation, uses it as the invited hub does, and looks at the peer. */
final class PeersRun {
  private static final String PEER = "invited";

  private PeersRun() {}

  static void run(HubClient administrator) {
    HubClient.Answer made =
        administrator.post(
            "/v1/invitations",
            "{\"peer\": \"%s\", \"uri\": \"https://hub.example\"}".formatted(PEER));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String credential =
        Invitation.parse(made.json().path("invitation").asText()).orElseThrow().credential();
    assertThat(
            administrator
                .post(
                    "/v1/invitations/redeem",
                    "{\"credential\": \"%s\", \"hub\": \"%s\", \"sends\": true}"
                        .formatted(credential, PEER))
                .status())
        .isEqualTo(200);
    String destination = "/v1/settings/destinations/" + PEER;
    assertThat(
            administrator
                .put(
                    destination,
                    "{\"method\": \"http\", \"uri\": \"https://hub.example/v1/envelopes\","
                        + " \"http\": {\"hub\": \"%s\"}}".formatted(PEER))
                .status())
        .isEqualTo(201);
    assertThat(administrator.get("/v1/peers").text()).contains("\"active\"", PEER);
    assertThat(administrator.delete(destination).status()).isEqualTo(204);
    assertThat(administrator.delete("/v1/settings/instances/" + PEER).status()).isEqualTo(204);
  }
}
