package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.TestHub;
import io.signalbox.store.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A client certificate counts if the operator's proxy tells of it, and never otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyCertificatesTest {
  private static final String SECRET = "what-only-the-proxy-knows";
  private static final String TOKEN = "token-of-the-administrator";
  private static final String ESCAPED =
      URLEncoder.encode(TestCertificate.PEM, StandardCharsets.UTF_8).replace("+", "%20");
  private static final String DER =
      ":" + TestCertificate.PEM.replaceAll("-----[A-Z ]+-----|\\s", "") + ":";

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalHub hub = start(Listening.onLoopback(0).behindProxy(SECRET));

  private static LocalHub start(Listening listening) {
    try {
      LocalHub hub =
          LocalHub.start(
              Options.inMemory(TestHub.root().resolve("template.yaml"))
                  .withListening(listening)
                  .withAdministratorToken(TOKEN));
      return hub;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeAll
  void settings() throws Exception {
    settings(hub);
  }

  private void settings(LocalHub at) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(at.baseUrl().resolve("/v1/settings/instances/duty"))
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"certificates\": [\"%s\"], \"grants\": {\"administer\": true}}"
                            .formatted(TestCertificate.FINGERPRINT)))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  @AfterAll
  void stop() {
    hub.close();
    client.close();
  }

  private HttpResponse<String> ask(URI hub, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int instances(String... headers) throws Exception {
    return ask(hub.baseUrl(), "/v1/instances", headers).statusCode();
  }

  @Test
  void the_proxy_with_the_secret_is_believed_in_either_form() throws Exception {
    for (String certificate : new String[] {ESCAPED, DER}) {
      assertThat(instances("Client-Cert", certificate, "Signalbox-Proxy-Secret", SECRET))
          .isEqualTo(200);
    }
    assertThat(
            ask(
                    hub.baseUrl(),
                    "/console/sign-in",
                    "Client-Cert",
                    ESCAPED,
                    "Signalbox-Proxy-Secret",
                    SECRET)
                .body())
        .contains("Sign in with your certificate");
  }

  @Test
  void nobody_else_is_believed() throws Exception {
    assertThat(instances("Client-Cert", ESCAPED)).isEqualTo(401);
    assertThat(instances("Client-Cert", ESCAPED, "Signalbox-Proxy-Secret", "")).isEqualTo(401);
    assertThat(instances("Client-Cert", ESCAPED, "Signalbox-Proxy-Secret", SECRET + "x"))
        .isEqualTo(401);
    assertThat(
            instances(
                "Client-Cert",
                ESCAPED,
                "Signalbox-Proxy-Secret",
                "wrong",
                "Signalbox-Proxy-Secret",
                SECRET))
        .isEqualTo(401);
    assertThat(
            instances("Client-Cert", ESCAPED, "client-cert", DER, "Signalbox-Proxy-Secret", SECRET))
        .isEqualTo(401);
    assertThat(instances("Signalbox-Proxy-Secret", SECRET)).isEqualTo(401);
    assertThat(instances("Client-Cert", "rubbish", "Signalbox-Proxy-Secret", SECRET))
        .isEqualTo(401);
    assertThat(ask(hub.baseUrl(), "/console/sign-in", "Client-Cert", ESCAPED).body())
        .doesNotContain("Sign in with your certificate");
  }

  @Test
  void a_hub_without_a_secret_believes_no_proxy() throws Exception {
    try (LocalHub plain = start(Listening.onLoopback(0))) {
      settings(plain);
      assertThat(
              ask(
                      plain.baseUrl(),
                      "/v1/instances",
                      "Client-Cert",
                      ESCAPED,
                      "Signalbox-Proxy-Secret",
                      "")
                  .statusCode())
          .isEqualTo(401);
    }
  }
}
