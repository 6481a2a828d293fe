package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.crypto.Gpg;
import io.signalbox.crypto.Tool;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.settings.service.Hub.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a write of the settings says of keys that cannot be used. */
class KeyFaultsTest {
  private static final String ABUSE = "abuse@isp.example";
  private static final String PATH = "/v1/settings/destinations/isp";

  /** After the keys were made: their times have whole seconds. */
  private final Hub hub = new Hub(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aFingerprintNamesAKeyThatIsHeldAndUsable() {
    Gpg gpg = gpg(ABUSE);
    String fingerprint = gpg.fingerprint(ABUSE);

    Answer unknown = put("keys", ABUSE, "fingerprint", fingerprint);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(fault(unknown, "pointer")).isEqualTo("/mail/keys/" + ABUSE + "/fingerprint");
    assertThat(fault(unknown, "reason")).contains("PUT it to /v1/keys/" + fingerprint);

    hub.held()
        .put(
            new HeldKey(
                fingerprint.toLowerCase(Locale.ROOT),
                gpg.publicKey(ABUSE),
                "admin",
                Instant.EPOCH));
    Answer other = put("keys", "other@isp.example", "fingerprint", fingerprint);
    assertThat(fault(other, "reason")).contains("does not belong to other@isp.example");
    assertThat(put("keys", ABUSE, "fingerprint", fingerprint).status()).isEqualTo(201);
  }

  @Test
  void aSigningKeyIsOfTheSenderAndItsPassphraseOpensIt() {
    Gpg gpg = new Gpg(folder);
    String sender = "hub@hub.example";
    gpg.run("", "--passphrase", "p", "--quick-gen-key", sender, "ed25519", "sign", "never");
    String key = gpg.run("", "--passphrase", "p", "--armor", "--export-secret-keys", sender);
    assertThat(fault(sign(key, "p", "someone@else.example"), "reason"))
        .contains("does not belong to someone@else.example");
    assertThat(fault(sign(key, "wrong", sender), "reason"))
        .contains("the passphrase does not open");
    assertThat(fault(sign("garbage", "p", sender), "pointer"))
        .isEqualTo("/mail/signingKey/openpgp");
    assertThat(sign(key, "p", "Hub <" + sender + ">").status()).isEqualTo(201);
  }

  @Test
  void aSigningCertificateFitsItsKeyAndIsOfTheSender() throws IOException {
    certificate("own", "hub@hub.example");
    certificate("other", "other@hub.example");
    assertThat(smime("own.pem", "own.key").status()).isEqualTo(201);
    Answer wrong = smime("own.pem", "other.key");
    assertThat(fault(wrong, "pointer")).isEqualTo("/mail/smime/signingKey/certificate");
    assertThat(fault(smime("other.pem", "other.key"), "reason"))
        .contains("does not belong to hub@hub.example");
  }

  @Test
  void aKeyIsGivenOrFound() {
    ObjectNode destination = destination();
    destination
        .withObject("/mail/keys")
        .putObject(ABUSE)
        .put("wkd", true)
        .put("fingerprint", "0".repeat(40));
    assertThat(write(destination).body()).contains("stands in the place of");
    destination.withObject("/mail/keys").putObject(ABUSE).put("wkd", true);
    assertThat(write(destination).status()).isEqualTo(201);
  }

  private Answer put(String member, String address, String kind, String text) {
    ObjectNode destination = destination();
    destination.withObject("/mail/" + member).putObject(address).put(kind, text);
    return write(destination);
  }

  private Answer sign(String key, String passphrase, String from) {
    ObjectNode destination = destination();
    destination
        .withObject("/mail")
        .put("from", from)
        .putObject("signingKey")
        .put("openpgp", key)
        .put("passphrase", passphrase);
    return write(destination);
  }

  private Answer smime(String certificate, String key) throws IOException {
    ObjectNode destination = destination();
    destination
        .withObject("/mail/smime/signingKey")
        .put("certificate", Files.readString(folder.resolve(certificate)))
        .put("key", Files.readString(folder.resolve(key)));
    return write(destination);
  }

  private Answer write(ObjectNode destination) {
    return hub.put(PATH, destination.toString());
  }

  private static ObjectNode destination() {
    ObjectNode destination =
        JsonNodeFactory.instance.objectNode().put("method", "mail").put("uri", "mailto:" + ABUSE);
    destination.putObject("mail");
    return destination;
  }

  private static String fault(Answer answer, String member) {
    return answer.json().at("/faults/0/" + member).asText();
  }

  private Gpg gpg(String address) {
    Gpg gpg = new Gpg(folder);
    gpg.generate("<" + address + ">", "future-default", "default", "never");
    return gpg;
  }

  private void certificate(String name, String address) {
    String command =
        "openssl req -x509 -nodes -days 90 -newkey rsa:2048 -subj /CN=%s -keyout %s.key -out %s.pem"
                .formatted(name, name, name)
            + " -addext subjectAltName=email:"
            + address;
    Tool.run(folder, "", command.split(" "));
  }
}
