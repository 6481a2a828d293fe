package io.signalbox.keys.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.crypto.Gpg;
import io.signalbox.crypto.Tool;
import io.signalbox.store.telemetry.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys of GnuPG and certificates of OpenSSL, in every place where the hub uses one. */
@Timeout(60)
class UsedKeysTest {
  private static final String ABUSE = "abuse@isp.example";

  private final Hub hub = new Hub();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeEach
  void set() throws Exception {
    Gpg gpg = new Gpg(folder);
    gpg.generate(ABUSE, "future-default", "default", "10d");
    gpg.generate("cert@cert.example", "future-default", "default", "20d");
    certificate("ca", 5);
    certificate("client", 100);
    Tool.run(
        folder,
        "",
        "sh",
        "-c",
        "openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12 -passout pass:p");
    hub.secrets.put("destinations/soc/sign", gpg.privateKey("cert@cert.example"));
    hub.secrets.put(
        "destinations/soc/keystore",
        Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("client.p12"))));
    hub.secrets.put("destinations/soc/password", "p");
    hub.destinations(
        """
        {'isp': {'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'mail': {
           'keys': {'abuse@isp.example': {'openpgp': '%s'}},
           'signingKey': {'openpgp': {'stored': 'destinations/soc/sign'}}}},
         'soc': {'method': 'http', 'uri': 'https://soc.example/', 'http': {'tls': {'ca': '%s',
           'keystore': {'stored': 'destinations/soc/keystore'},
           'keystorePassword': {'stored': 'destinations/soc/password'}}}}}
        """
            .formatted(escaped(gpg.publicKey(ABUSE)), escaped(read("ca.pem"))));
    hub.directory(
        """
        {'organisations': {'isp': {'name': 'ISP'}},
         'contacts': {'desk': {'organisation': 'isp', 'addresses': [
            {'address': 'desk@isp.example', 'key': '%s'}]}}}
        """
            .formatted(escaped(gpg.publicKey(ABUSE))));
  }

  @Test
  void everyPlaceIsListedWithItsEnd() {
    JsonNode uses = hub.get("/v1/keys").json().path("uses");

    assertThat(texts(uses, "/place"))
        .containsExactly(
            "/destinations/isp/mail/keys/abuse@isp.example",
            "/destinations/isp/mail/signingKey/openpgp",
            "/destinations/soc/http/tls/ca",
            "/destinations/soc/http/tls/keystore",
            "directory/desk");
    assertThat(texts(uses, "/purpose"))
        .containsExactly("encrypt", "sign", "trust", "identify", "encrypt");
    assertThat(texts(uses, "/usable")).containsExactly("true", "true", "true", "true", "false");
    assertThat(uses.at("/4/reason").asText()).contains("does not belong to desk@isp.example");
    assertThat(uses.toString()).doesNotContain("PRIVATE KEY");
  }

  @Test
  void thoseThatExpireWithinAMonthAreToldAndCounted() {
    JsonNode uses = hub.get("/v1/keys?expiring=true").json().path("uses");
    assertThat(texts(uses, "/place"))
        .hasSize(4)
        .doesNotContain("/destinations/soc/http/tls/keystore");
    assertThat(texts(uses, "/warning")).allMatch(text -> text.contains(" expires on "));
    List<Map<String, Long>> counted = new ArrayList<>();
    Metrics metrics = (dimensions, counts) -> counted.add(counts);
    ExpiryWatch watch = new ExpiryWatch(UsedKeys.of(hub.platform), metrics);

    watch.look();
    hub.clock.advance(Duration.ofDays(90));
    assertThat(watch.look()).hasSize(5).anyMatch(use -> use.unusable().isPresent());

    assertThat(counted).containsExactly(Map.of("ExpiringKeys", 4L), Map.of("ExpiringKeys", 5L));
  }

  @Test
  void aPageGoesOnWhereTheLastEnded() {
    JsonNode first = hub.get("/v1/keys?limit=2").json();
    JsonNode next = hub.get("/v1/keys?after=" + first.path("next").asText()).json();

    assertThat(texts(first.path("uses"), "/place")).hasSize(2);
    assertThat(texts(next.path("uses"), "/place")).hasSize(3).last().isEqualTo("directory/desk");
    assertThat(hub.get("/v1/keys?after=directory/desk").json().path("uses")).isEmpty();
  }

  @Test
  void onlyAdministratorsSeeThem() {
    assertThat(hub.ask("GET", "cert-at", "/v1/keys", null).status()).isEqualTo(403);
    assertThat(hub.ask("GET", "nobody", "/v1/keys", null).status()).isEqualTo(401);
  }

  private static List<String> texts(JsonNode uses, String pointer) {
    return Stream.iterate(0, i -> i < uses.size(), i -> i + 1)
        .map(i -> uses.path(i).at(pointer).asText())
        .toList();
  }

  private void certificate(String name, int days) {
    Tool.run(
        folder,
        "",
        "sh",
        "-c",
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days %d -subj /CN=%s -keyout %s.key -out %s.pem"
            .formatted(days, name, name, name));
  }

  private String read(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n");
  }
}
