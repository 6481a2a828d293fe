package io.signalbox.keys.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.crypto.Gpg;
import io.signalbox.keys.service.Hub.Answer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys of GnuPG, held by fingerprint. */
@Timeout(60)
class HeldKeyEndpointTest {
  private static final String ABUSE = "abuse@isp.example";

  private final Hub hub = new Hub();
  private Gpg gpg;
  private String path;

  @BeforeEach
  void makeKey(@TempDir Path folder) {
    hub.destinations("{}");
    gpg = new Gpg(folder);
    gpg.generate("Abuse <" + ABUSE + ">", "future-default", "default", "10d");
    path = "/v1/keys/" + gpg.fingerprint(ABUSE);
  }

  @Test
  void aKeyIsHeldFoundAndGivenUp() {
    assertThat(put(gpg.publicKey(ABUSE)).status()).isEqualTo(201);
    assertThat(put(gpg.publicKey(ABUSE)).status()).isEqualTo(200);

    Answer found = hub.get(path.toLowerCase(Locale.ROOT));
    assertThat(found.json().at("/addresses/0/address").asText()).isEqualTo(ABUSE);
    assertThat(found.json().at("/addresses/0/usable").asBoolean()).isTrue();
    assertThat(
            hub.get(path + "?address=other@isp.example").json().at("/addresses/0/reason").asText())
        .contains("does not belong to other@isp.example");
    assertThat(hub.get("/v1/keys?expiring=true").json().at("/uses/0/place").asText())
        .isEqualTo("keys/" + gpg.fingerprint(ABUSE).toLowerCase(Locale.ROOT));

    assertThat(hub.ask("DELETE", "admin", path, null).status()).isEqualTo(204);
    assertThat(hub.get(path).status()).isEqualTo(404);
  }

  @Test
  void onlyAPublicKeyOfThatFingerprintIsHeld() {
    Answer secret = put(gpg.privateKey(ABUSE));
    assertThat(secret.status()).isEqualTo(422);
    assertThat(secret.json().path("pointer").asText()).isEqualTo("/openpgp");
    assertThat(secret.json().path("detail").asText()).contains("private key");
    String other = path.substring(0, path.length() - 4) + "0000";
    assertThat(hub.ask("PUT", "admin", other, body(gpg.publicKey(ABUSE))).status()).isEqualTo(422);
    assertThat(put("garbage").status()).isEqualTo(422);
    assertThat(hub.ask("PUT", "admin", path, "{}").status()).isEqualTo(422);
    assertThat(hub.ask("PUT", "admin", path, "[").status()).isEqualTo(400);
    assertThat(hub.ask("PUT", "cert-at", path, body(gpg.publicKey(ABUSE))).status()).isEqualTo(403);
    assertThat(hub.get(path).status()).isEqualTo(404);
  }

  @Test
  void aKeyThatADestinationNamesIsNotGivenUp() {
    put(gpg.publicKey(ABUSE));
    hub.destinations(
        "{'isp': {'method': 'mail', 'uri': 'mailto:%s', 'mail': {'keys': {'%s': {'fingerprint': '%s'}}}}}"
            .formatted(ABUSE, ABUSE, gpg.fingerprint(ABUSE)));

    Answer refused = hub.ask("DELETE", "admin", path, null);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/places/0").asText())
        .isEqualTo("/destinations/isp/mail/keys/" + ABUSE);
  }

  private Answer put(String key) {
    return hub.ask("PUT", "admin", path, body(key));
  }

  private static String body(String key) {
    return JsonNodeFactory.instance.objectNode().put("openpgp", key).toString();
  }
}
