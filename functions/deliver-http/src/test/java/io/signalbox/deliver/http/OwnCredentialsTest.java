package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.TestIdentity;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsReader;
import io.signalbox.store.embedded.MemorySecrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Access tokens, static headers and certificates of a destination's own, against real servers. */
@Timeout(60)
class OwnCredentialsTest {
  private final MemorySecrets secrets = new MemorySecrets();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private int tokens;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    secrets.put("destinations/soc/client", "cl1ent");
    secrets.put("destinations/soc/header", "h3ader");
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/token",
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              "token " + exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
          boolean known = form.contains("scope=push");
          String answer =
              known
                  ? "{\"access_token\":\"t%d\",\"expires_in\":3600}".formatted(++tokens)
                  : "{\"error\":\"invalid_scope\",\"secret\":\"cl1ent\"}";
          exchange.sendResponseHeaders(known ? 200 : 400, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.createContext(
        "/in",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var headers = exchange.getRequestHeaders();
          String authorization = String.valueOf(headers.getFirst("Authorization"));
          requests.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      authorization,
                      headers.getFirst("X-Tenant"),
                      headers.getFirst("X-Key")));
          boolean taken = accepted.isEmpty() || accepted.contains(authorization);
          exchange.sendResponseHeaders(taken ? 204 : 401, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aTokenIsFetchedOnceForAllSends() throws Exception {
    try (PushClient client = client(true)) {
      HttpSender sender = sender(client);
      String options = oauth2("'scope': 'push', 'audience': 'soc'");

      assertThat(sender.send(delivery(options))).isEqualTo(new Outcome.Delivered("204"));
      assertThat(sender.send(delivery(options))).isEqualTo(new Outcome.Delivered("204"));
    }
    assertThat(requests)
        .containsExactly(
            "token Basic aHViOmNsMWVudA== grant_type=client_credentials&scope=push&audience=soc",
            "POST Bearer t1 null null",
            "POST Bearer t1 null null");
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() throws Exception {
    accepted.add("Bearer t2");
    try (PushClient client = client(true)) {
      HttpSender sender = sender(client);
      String options = oauth2("'scope': 'push', 'clientAuthentication': 'body'");

      assertThat(sender.send(delivery(options))).isEqualTo(new Outcome.Delivered("204"));
      accepted.set(0, "Bearer nothing");
      assertThat(sender.send(delivery(options)))
          .as("renewed once, and not for ever")
          .isEqualTo(new Outcome.DestinationRefused("401"));
    }
    assertThat(requests).filteredOn(request -> request.startsWith("token")).hasSize(3);
    assertThat(requests).anyMatch(request -> request.contains("client_secret=cl1ent"));
  }

  @Test
  void withoutATokenNothingIsSent() throws Exception {
    try (PushClient client = client(true)) {
      assertThat(sender(client).send(delivery(oauth2("'scope': 'other'"))))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed ->
                  assertThat(failed.answer())
                      .startsWith("Not sent: the token endpoint gave no token: 400")
                      .doesNotContain("cl1ent"));
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void aTokenEndpointOnAForbiddenAddressIsNotTalkedTo() throws Exception {
    try (PushClient client = client(false)) {
      assertThat(sender(client).send(delivery(oauth2("'scope': 'push'"))))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.answer()).contains("127.0.0.1 is not a public address"));
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void methodAndStaticHeadersAreTheDestinationsOwn() throws Exception {
    try (PushClient client = client(true)) {
      sender(client)
          .send(
              delivery(
                  "'method': 'PUT', 'headers': {'X-Tenant': 'soc'}, 'secretHeaders': {'X-Key':"
                      + " {'stored': 'destinations/soc/header'}}"));
    }
    assertThat(requests).containsExactly("PUT null soc h3ader");
  }

  @Test
  void aClientCertificateIsShownAndTheDestinationsOwnAuthorityTrusted(@TempDir Path folder)
      throws Exception {
    TestIdentity receiver = TestIdentity.in(folder, "localhost");
    TestIdentity hub = TestIdentity.in(folder, "hub");
    secrets.put("destinations/soc/keystore", hub.base64());
    secrets.put("destinations/soc/password", TestIdentity.PASSWORD);
    HttpsServer strict =
        HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    SSLContext context = receiver.trusting(hub);
    strict.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    strict.createContext(
        "/in",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    strict.start();
    String uri = "https://localhost:%d/in".formatted(strict.getAddress().getPort());
    String ca = "'ca': '%s'".formatted(receiver.pem().replace("\n", "\\n"));
    try (PushClient client = client(true)) {
      assertThat(
              sender(client)
                  .send(
                      delivery(
                          uri,
                          "'tls': {%s, 'keystore': {'stored': 'destinations/soc/keystore'}, 'keystorePassword': {'stored': 'destinations/soc/password'}}"
                              .formatted(ca))))
          .isEqualTo(new Outcome.Delivered("204"));
      assertThat(sender(client).send(delivery(uri, "'tls': {%s}".formatted(ca))))
          .isNotInstanceOf(Outcome.Delivered.class);
      assertThat(sender(client).send(delivery(uri, "'gzip': false")))
          .isInstanceOf(Outcome.Failed.class);
    } finally {
      strict.stop(0);
    }
  }

  private String oauth2(String more) {
    return "'authentication': {'oauth2': {'tokenUri': 'http://127.0.0.1:%d/token', 'clientId': 'hub', 'clientSecret': {'stored': 'destinations/soc/client'}, %s}}"
        .formatted(server.getAddress().getPort(), more);
  }

  private Delivery delivery(String options) {
    return delivery("http://127.0.0.1:%d/in".formatted(server.getAddress().getPort()), options);
  }

  private static Delivery delivery(String uri, String options) {
    String document =
        "{'destinations': {'soc': {'method': 'http', 'uri': '%s', 'http': {%s}}}}"
            .formatted(uri, options);
    try {
      ObjectNode json = new JsonMapper().readValue(document.replace('\'', '"'), ObjectNode.class);
      return new Delivery(
          UUID.randomUUID(),
          Optional.ofNullable(SettingsReader.read(json).destinations().get("soc")).orElseThrow(),
          Group.NONE,
          StoredEnvelopes.events(1),
          1,
          1,
          1,
          Instant.now());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private HttpSender sender(PushClient client) {
    return new HttpSender(client, secrets, StoredEnvelopes.HUB, Clock.systemUTC());
  }

  private static PushClient client(boolean loopbackAllowed) throws Exception {
    return new PushClient(
        ForbiddenAddresses.allowingLoopback(loopbackAllowed),
        Addresses.SYSTEM,
        SSLContext.getDefault());
  }
}
