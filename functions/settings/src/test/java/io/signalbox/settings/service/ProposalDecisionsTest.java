package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a proposal when several decide, somebody dies, or it is rejected. */
class ProposalDecisionsTest {
  private static final String PROPOSALS = "/v1/proposals";
  private static final String OTHER = "/v1/settings/destinations/other";
  private static final String ED = "the-token-of-ed-for-the-test";
  private static final String ANN = "the-token-of-ann-for-the-test";
  private static final String ADM = "the-token-of-adm-for-the-test";

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
            "{'hub': {'approvals': 1}, 'instances': {'ed': %s, 'ann': %s, 'adm': %s}}"
                .formatted(
                    person(ED, "editor"), person(ANN, "approver"), person(ADM, "administrator")));
    assertThat(written.status()).as(written.body()).isEqualTo(201);
  }

  /** One approves it while another rejects it: what became of it is what holds. */
  @Test
  void of_two_who_decide_at_once_the_first_decides_what_holds() throws InterruptedException {
    for (int round = 0; round < 60; round++) {
      String path = "/v1/settings/destinations/feed-" + round;
      String id = propose(path, "{'method': 'pull'}");
      Thread rejecting =
          Thread.ofPlatform().start(() -> as(ADM, "POST", PROPOSALS + "/" + id + "/reject", ""));
      as(ANN, "POST", PROPOSALS + "/" + id + "/approve", "");
      rejecting.join();

      String state = hub.get(PROPOSALS + "/" + id).json().path("state").asText();
      assertThat(hub.get(path).status()).isEqualTo(state.equals("applied") ? 200 : 404);
    }
  }

  @Test
  void what_somebody_died_of_making_is_made_by_who_approves_again() {
    String id = propose(OTHER, "{'method': 'pull'}");
    Proposals.Found found = hub.proposals().find(id).orElseThrow();
    ProposedChange.Decision approval =
        new ProposedChange.Decision("ann", found.change().author().at(), true, "");
    hub.proposals().replace(found, found.change().with(approval, ProposedChange.State.APPROVED));

    assertThat(as(ADM, "POST", PROPOSALS + "/" + id + "/reject", "").status()).isEqualTo(409);
    Answer again = as(ANN, "POST", PROPOSALS + "/" + id + "/approve", "");

    assertThat(again.json().path("state").asText()).isEqualTo("applied");
    assertThat(again.json().path("decisions")).hasSize(1);
    assertThat(hub.get(OTHER).status()).isEqualTo(200);
  }

  @Test
  void a_rejected_one_leaves_a_credential_that_the_operator_has_stored() {
    hub.secrets.put("destinations/by-hand", "s3cret");
    String keyed =
        "{'method': 'http', 'uri': 'https://soc.example/in', 'http':"
            + " {'authentication': {'bearer': {'stored': 'destinations/by-hand'}}}}";
    String id = propose("/v1/settings/destinations/soc", keyed);

    assertThat(as(ANN, "POST", PROPOSALS + "/" + id + "/reject", "").status()).isEqualTo(200);

    assertThat(hub.secrets.get("destinations/by-hand")).hasValue("s3cret");
  }

  private String propose(String path, String entry) {
    Answer proposed = as(ED, "PUT", path, entry);
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
    return proposed.json().path("id").asText();
  }

  private Answer as(String token, String method, String path, String body) {
    return hub.sendAs(Optional.of(token), method, path, body, Map.of());
  }

  private static String person(String token, String role) {
    return "{'tokens': [{'name': 't', 'token': '%s'}], 'grants': {'roles': [{'role': '%s'}]}}"
        .formatted(token, role);
  }
}
