package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.scenarios.ConsoleClient;
import io.signalbox.scenarios.HubClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A person signs in with an OpenID provider, looks around, and has all sessions ended. */
final class SignInRun {
  private final AtomicReference<String> nonce = new AtomicReference<>("");
  private final RSAKey key;
  private final HttpServer server;
  private final String issuer;

  private SignInRun() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2_048).keyID("1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    answer("/.well-known/openid-configuration", this::metadata);
    answer("/keys", () -> new JWKSet(key.toPublicJWK()).toString());
    answer(
        "/token",
        () ->
            "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
                .formatted(token()));
    server.start();
  }

  static void run(URI hub, HubClient administrator) {
    try {
      SignInRun run = new SignInRun();
      try (ConsoleClient browser = new ConsoleClient(hub)) {
        run.settings(hub, administrator);
        run.signIn(browser);
        ConsoleRun.look(browser);
        forge(hub);
        run.signIn(browser);
        assertThat(administrator.get("/v1/audit?who=person:ann&kind=sign-in").text())
            .contains("provider 127.0.0.1");
        assertThat(administrator.delete("/v1/sessions/person:ann").status()).isEqualTo(204);
        assertThat(browser.get("today").statusCode()).isEqualTo(303);
      } finally {
        run.server.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the hub has not written is nobody's token. */
  private static void forge(URI hub) {
    HubClient stranger = new HubClient(hub, "signalbox-person.forged.token");
    for (String path : List.of("/v1/keys", "/v1/feeds/any")) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(401);
    }
  }

  private void settings(URI hub, HubClient administrator) {
    ObjectNode settings = (ObjectNode) administrator.get("/v1/settings").json();
    ObjectNode signIn = settings.withObjectProperty("hub").putObject("signIn");
    signIn.put("issuer", issuer).put("clientId", "hub").put("clientSecret", "a secret of the run");
    signIn.put("redirectUri", hub.resolve("/console/signed-in").toString());
    signIn
        .putObject("groups")
        .putObject("admins")
        .putArray("roles")
        .addObject()
        .put("role", "administrator");
    HubClient.Answer answer =
        administrator.put("/v1/settings", settings.toString(), "If-Match", "*");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void signIn(ConsoleClient browser) {
    String way = browser.getAndHold("provider").headers().firstValue("Location").orElseThrow();
    Map<String, List<String>> asked = URLUtils.parseParameters(URI.create(way).getRawQuery());
    nonce.set(asked.getOrDefault("nonce", List.of("")).getFirst());
    String state = asked.getOrDefault("state", List.of("")).getFirst();
    assertThat(browser.getAndHold("signed-in?code=c&state=" + state).statusCode()).isEqualTo(303);
  }

  private String metadata() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
     "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
     "subject_types_supported": ["public"]}
    """
        .formatted(issuer);
  }

  private String token() {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("1")
            .audience("hub")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", nonce.get())
            .claim("preferred_username", "ann")
            .claim("groups", List.of("admins"))
            .build();
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Text {
    String get();
  }

  private void answer(String path, Text text) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
