package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final String PUSH = "/v1/settings/destinations/push";
  private static final String REFERENCE = "/http/authentication/bearer/stored";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_credential_goes_to_the_secret_store_and_comes_back_as_a_reference() {
    Answer created = hub.put(PUSH, push("'s3cret'"));

    String reference = created.json().at(REFERENCE).asText();
    assertThat(created.body()).doesNotContain("s3cret");
    assertThat(hub.get("/v1/settings").body()).doesNotContain("s3cret");
    assertThat(reference).startsWith("destinations/push/");
    assertThat(hub.secrets.get(reference)).hasValue("s3cret");
  }

  @Test
  void every_place_of_a_credential_is_known() {
    Answer created =
        hub.put(
            PUSH,
            """
            {'method': 'http', 'uri': 'https://soc.example', 'http': {
              'signatures': [{'kind': 'v1', 'key': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'},
                             {'kind': 'v1a', 'key': 'whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk='}],
              'authentication': {'basic': {'user': 'u', 'password': 's3cret-1'}}}}
            """);
    hub.put(
        "/v1/settings/destinations/other",
        """
        {'method': 'http', 'uri': 'https://soc.example', 'http': {
          'authentication': {'header': {'name': 'X-Key', 'value': 's3cret-2'}}}}
        """);

    assertThat(created.status()).isEqualTo(201);
    assertThat(hub.secrets.names()).hasSize(4);
    assertThat(hub.get("/v1/settings").body()).doesNotContain("s3cret", "whsec_", "whsk_");
  }

  @Test
  void a_reference_written_back_keeps_the_credential() {
    Answer created = hub.put(PUSH, push("'s3cret'"));
    String reference = created.json().at(REFERENCE).asText();
    ObjectNode changed = (ObjectNode) created.json();
    changed.put("form", "bare");

    Answer updated = hub.putIf(created.tag(), PUSH, changed.toString());

    assertThat(updated.json().at(REFERENCE).asText()).isEqualTo(reference);
    assertThat(hub.secrets.get(reference)).hasValue("s3cret");
  }

  @Test
  void the_same_credential_in_clear_again_changes_nothing() {
    Answer created = hub.put(PUSH, push("'s3cret'"));
    Answer again = hub.put(PUSH, push("'s3cret'"));

    assertThat(again.tag()).isEqualTo(created.tag());
    assertThat(hub.secrets.names()).hasSize(1);
  }

  @Test
  void a_replaced_credential_has_another_name_and_the_old_one_is_gone() {
    String first = hub.put(PUSH, push("'s3cret'")).json().at(REFERENCE).asText();
    String second = hub.putIf("*", PUSH, push("'n3w'")).json().at(REFERENCE).asText();

    assertThat(second).isNotEqualTo(first);
    assertThat(hub.secrets.names()).containsExactly(second);
    assertThat(hub.secrets.get(second)).hasValue("n3w");
  }

  @Test
  void the_credentials_of_a_deleted_destination_are_gone() {
    hub.put(PUSH, push("'s3cret'"));
    hub.send("DELETE", PUSH, "", Map.of());

    assertThat(hub.secrets.names()).isEmpty();
  }

  @Test
  void a_credential_that_could_not_be_removed_is_removed_with_the_next_change() {
    hub.put(PUSH, push("'s3cret'"));
    hub.secrets.removalsFail(true);
    assertThat(hub.send("DELETE", PUSH, "", Map.of()).status()).isEqualTo(204);
    assertThat(hub.put("/v1/settings/destinations/a", "{'method': 'pull'}").status())
        .isEqualTo(201);
    assertThat(hub.secrets.names()).hasSize(1);

    hub.secrets.removalsFail(false);
    hub.put("/v1/settings/destinations/b", "{'method': 'pull'}");

    assertThat(hub.secrets.names()).isEmpty();
  }

  @Test
  void a_reference_to_nothing_is_a_fault_and_changes_nothing() {
    Answer refused = hub.put(PUSH, push("{'stored': 'destinations/push/0000'}"));

    assertThat(refused.status()).isEqualTo(422);
    JsonNode fault = refused.json().path("faults").path(0);
    assertThat(fault.path("pointer").asText()).isEqualTo("/http/authentication/bearer");
    assertThat(hub.get(PUSH).status()).isEqualTo(404);
  }

  @Test
  void a_credential_that_the_operator_has_stored_can_be_referred_to_and_is_never_removed() {
    hub.secrets.put("destinations/by-hand", "s3cret");

    assertThat(hub.put(PUSH, push("{'stored': 'destinations/by-hand'}")).status()).isEqualTo(201);
    hub.send("DELETE", PUSH, "", Map.of());

    assertThat(hub.secrets.names()).containsExactly("destinations/by-hand");
  }

  @Test
  void the_credential_of_the_sign_in_is_for_no_destination() {
    hub.put(
        "/v1/settings",
        """
        {'hub': {'signIn': {'issuer': 'https://login.example', 'clientId': 'hub',
          'clientSecret': 's3cret', 'redirectUri': 'https://hub.example/console/signed-in',
          'groups': {'duty': {'roles': [{'role': 'administrator'}]}}}}}
        """);
    String reference =
        hub.get("/v1/settings").json().at("/hub/signIn/clientSecret/stored").asText();
    assertThat(hub.secrets.get(reference)).hasValue("s3cret");

    Answer refused = hub.put(PUSH, push("{'stored': '" + reference + "'}"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/faults/0/pointer").asText())
        .isEqualTo("/http/authentication/bearer");
  }

  @Test
  void an_update_that_comes_too_late_leaves_no_credential_behind() {
    String seen = hub.put(PUSH, push("'s3cret'")).tag();
    hub.putIf("*", PUSH, push("'n3w'"));

    assertThat(hub.putIf(seen, PUSH, push("'late'")).status()).isEqualTo(412);
    assertThat(hub.secrets.names()).hasSize(1);
  }

  private static String push(String bearer) {
    return "{'method': 'http', 'uri': 'https://soc.example', 'http': {'authentication': {'bearer': "
        + bearer
        + "}}}";
  }
}
