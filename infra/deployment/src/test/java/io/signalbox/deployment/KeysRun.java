package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.local.LocalHub;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.scenarios.HubClient;
import java.time.Instant;
import java.util.Optional;

/** Lists the keys that the hub uses, and has it look which expire. */
final class KeysRun {
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBMTCB2KADAgECAgkAzzxenjRDjEwwCgYIKoZIzj0EAwIwDTELMAkGA1UEAxMC
      Y2EwHhcNMjYxMTAxMDAwMDAwWhcNMjYxMjAxMDAwMDAwWjANMQswCQYDVQQDEwJj
      YTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJogbZw25+wnY81x2F8ETigaA7Gf
      +GMZO0Rqv1+AosziVs9qWoODSk6lwh80PIjSCvFxhQfxnTi67nGWnYjEzTKjITAf
      MB0GA1UdDgQWBBS5ZltSBYva+/cwi6clCmcdoysHsjAKBggqhkjOPQQDAgNIADBF
      AiATF29/5vT3rAJzf0FuZ1TjLRdlck3T/qbhv87DFC4VbwIhANMVE2tSIhb8yQRz
      bXDdNmrgWq75OQrREvhG78xnPi5H
      -----END CERTIFICATE-----
      """;

  private static final String FINGERPRINT =
      "b5580c9e25457696de761d67ae25c9f1b6b1977e24c819396b3322ca5ee1368c";

  private KeysRun() {}

  static void run(LocalHub hub, HubClient administrator) {
    assertThat(administrator.get("/v1/keys").status()).isEqualTo(200);
    String path = "/v1/keys/" + FINGERPRINT;
    String body = "{\"certificate\": \"%s\"}".formatted(CERTIFICATE.replace("\n", "\\n"));
    assertThat(administrator.put(path, body).status()).isEqualTo(201);
    assertThat(administrator.get(path).status()).isEqualTo(200);
    assertThat(administrator.delete(path).status()).isEqualTo(204);
    String found = "/v1/keys/found/abuse@isp.example";
    assertThat(administrator.get(found).status()).isEqualTo(404);
    assertThat(administrator.post(found, "").status()).isEqualTo(200);
    assertThat(administrator.delete(found).status()).isEqualTo(204);
    pinLongAgo(new FoundKeys(hub.table("Directory")));
    try {
      hub.functions().get("KeyCheckFunction").invoke(new ScheduledEvent());
    } catch (FunctionFailure failure) {
      throw new AssertionError(failure);
    }
    assertThat(administrator.delete(found).status()).isEqualTo(204);
  }

  /** A key whose directory is to be asked again. */
  private static void pinLongAgo(FoundKeys keys) {
    String address = "abuse@isp.example";
    keys.change(
        address,
        none ->
            new FoundKey(
                address,
                Optional.of(new FoundKey.Pinned(FINGERPRINT, CERTIFICATE, Instant.EPOCH)),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty()));
  }
}
