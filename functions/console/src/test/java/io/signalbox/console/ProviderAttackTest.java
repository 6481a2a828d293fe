package io.signalbox.console;

import static io.signalbox.console.Browser.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong and hostile answers, of the provider and of browsers: none begins a session. */
class ProviderAttackTest {
  private ProviderScene scene = new ProviderScene();

  @AfterEach
  void close() {
    scene.close();
  }

  private static Arguments wrong(String what, int status, Consumer<Issuer> change) {
    return arguments(what, status, change);
  }

  static Stream<Arguments> answersOfTheProvider() {
    return Stream.of(
        wrong("wrong nonce", 401, issuer -> issuer.claims = c -> c.claim("nonce", "other")),
        wrong("no nonce", 401, issuer -> issuer.claims = c -> c.claim("nonce", null)),
        wrong("other audience", 401, issuer -> issuer.claims = c -> c.audience("other")),
        wrong(
            "other authorized party",
            401,
            issuer -> issuer.claims = c -> c.audience(List.of("hub", "x")).claim("azp", "x")),
        wrong("other issuer", 401, issuer -> issuer.claims = c -> c.issuer("https://evil.example")),
        wrong(
            "expired",
            401,
            issuer ->
                issuer.claims = c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
        wrong("without expiry", 401, issuer -> issuer.claims = c -> c.expirationTime(null)),
        wrong("without subject", 401, issuer -> issuer.claims = c -> c.subject(null)),
        wrong("not signed", 401, issuer -> issuer.signing = IdTokens::notSigned),
        wrong("signed with the secret", 401, issuer -> issuer.signing = IdTokens::signedWithSecret),
        wrong("signed by a stranger", 401, issuer -> issuer.signing = IdTokens::signedByStranger),
        wrong("no token", 401, issuer -> issuer.signing = set -> "garbage"),
        wrong("no group", 403, issuer -> issuer.claims = c -> c.claim("groups", null)),
        wrong("other groups", 403, issuer -> issuer.claims = c -> c.claim("groups", List.of("x"))),
        wrong("groups as number", 403, issuer -> issuer.claims = c -> c.claim("groups", 7)),
        wrong("endless token", 401, issuer -> issuer.instead.put("/token", Issuer::endless)),
        wrong(
            "deep token",
            401,
            issuer ->
                issuer.instead.put(
                    "/token", e -> Issuer.json(e, 200, "{\"a\":" + "[".repeat(60_000)))),
        wrong("token endpoint fails", 503, issuer -> issuer.instead.put("/token", failing())),
        wrong("keys fail", 503, issuer -> issuer.instead.put("/keys", failing())),
        wrong("endless keys", 503, issuer -> issuer.instead.put("/keys", Issuer::endless)),
        wrong(
            "token endpoint redirects", 401, issuer -> issuer.instead.put("/token", redirecting())),
        wrong("keys redirect", 503, issuer -> issuer.instead.put("/keys", redirecting())));
  }

  private static Issuer.Answering failing() {
    return exchange -> Issuer.json(exchange, 500, "{\"error\": \"internal stack trace\"}");
  }

  private static Issuer.Answering redirecting() {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(307, -1);
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersOfTheProvider")
  void aWrongAnswerOfTheProviderBeginsNoSession(String what, int status, Consumer<Issuer> change) {
    change.accept(scene.issuer);

    assertRefused(scene.signIn(), status);
  }

  static Stream<Arguments> metadata() {
    return Stream.of(
        wrong("garbage", 401, issuer -> issuer.metadata = text -> "<html>"),
        wrong("deep", 401, issuer -> issuer.metadata = text -> "[".repeat(200_000)),
        wrong("other issuer", 401, replaced("\"issuer\": \"http", "\"issuer\": \"https")),
        wrong("no keys", 401, replaced("jwks_uri", "jwks")),
        wrong("keys in a file", 401, replaced("\"jwks_uri\": \"http", "\"jwks_uri\": \"file")),
        wrong(
            "credentials", 401, replaced("\"jwks_uri\": \"http://", "\"jwks_uri\": \"http://u:p@")),
        wrong(
            "endless",
            503,
            issuer -> issuer.instead.put("/.well-known/openid-configuration", Issuer::endless)),
        wrong(
            "redirect",
            503,
            issuer -> issuer.instead.put("/.well-known/openid-configuration", redirecting())));
  }

  private static Consumer<Issuer> replaced(String part, String other) {
    UnaryOperator<String> change = text -> text.replace(part, other);
    return issuer -> issuer.metadata = change;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("metadata")
  void wrongMetadataSendNobodyAnywhere(String what, int status, Consumer<Issuer> change) {
    change.accept(scene.issuer);

    var answer = scene.browser.get("/console/provider");

    assertRefused(answer, status);
    assertThat(Browser.header(answer, "Location")).isEmpty();
  }

  @Test
  void aProviderInsideTheNetworkIsNotAsked() {
    scene.close();
    scene = new ProviderScene(false);

    assertRefused(scene.browser.get("/console/provider"), 503);
    assertThat(scene.issuer.metadataReads).hasValue(0);
  }

  @Test
  void addressesOfMetadataInsideTheNetworkAreNotAsked() {
    scene.issuer.metadata = text -> text.replaceAll("http://[^\"]*/token", "http://10.0.0.1/token");

    assertRefused(scene.signIn(), 503);
  }

  @Test
  void aCodeIsGoodOnce() {
    String query = scene.issuer.signIn(scene.begin());
    Optional<String> attempt = scene.browser.cookie;
    scene.end(query);
    scene.browser.cookie = attempt;

    assertRefused(scene.end(query), 401);
  }

  @Test
  void anotherBrowserAnotherStateOrNoneIsRefusedBeforeTheProviderIsAsked() {
    String query = scene.issuer.signIn(scene.begin());
    Optional<String> attempt = scene.browser.cookie;
    for (String wrong :
        List.of(
            query.replaceFirst("state=.", "state="),
            query.replaceFirst("&state=.*", ""),
            "code=x",
            "",
            "error=access_denied")) {
      scene.browser.cookie = attempt;
      assertRefused(scene.end(wrong), 401);
    }
    scene.browser.cookie = Optional.empty();
    assertRefused(scene.end(query), 401);
    scene.begin();
    assertRefused(scene.end(query), 401);
    assertThat(scene.issuer.tokenRequests).hasValue(0);
  }

  @Test
  void anAnswerOfAnotherIssuerNeverSeesTheCode() {
    assertRefused(scene.end(scene.issuer.signIn(scene.begin()) + "&iss=https://evil.example"), 401);
    assertThat(scene.issuer.tokenRequests).hasValue(0);
  }

  @Test
  void anAttemptWithOneProviderIsNoneWithAnother() {
    String query = scene.issuer.signIn(scene.begin());
    try (Issuer other = new Issuer()) {
      scene.browser.settings(
          Browser.ADMINISTRATOR,
          """
          {"signIn": {"issuer": "%s", "clientId": "hub", "redirectUri": "%s",
             "groups": {"duty": {"roles": [{"role": "viewer"}]}}}}
          """
              .formatted(other.uri(), ProviderScene.REDIRECT));
      assertRefused(scene.end(query), 401);
      assertThat(other.tokenRequests).hasValue(0);
    }
  }

  @Test
  void aRefusalOfTheProviderIsToldWithoutItsWords() {
    String state = scene.issuer.signIn(scene.begin()).replaceFirst(".*&", "");
    var answer = scene.end("error=access_denied&error_description=%3Cb%3Ewords&" + state);

    assertRefused(answer, 401);
    assertThat(answer.getBody()).doesNotContain("words");
    assertThat(scene.lastInAuditLog().orElseThrow()).contains("access_denied");
  }

  @Test
  void underAnotherHostOrWithoutHttpsNobodyIsSentToTheProvider() {
    scene.browser.headers.put("Host", "evil.example");
    assertRefused(scene.browser.get("/console/provider"), 403);
    scene.browser.headers.put("Host", "hub.example");
    scene.browser.headers.remove("X-Forwarded-Proto");
    assertRefused(scene.browser.get("/console/provider"), 403);
  }

  @Test
  void manyFailuresAreCountedAndNotWrittenOneByOne() {
    for (int number = 0; number < 100; number++) {
      scene.end("code=x&state=y");
    }
    assertThat(scene.browser.audit()).hasSize(20);
    scene.browser.clock.advance(java.time.Duration.ofMinutes(2));
    scene.end("code=x&state=y");
    assertThat(scene.lastInAuditLog().orElseThrow()).contains("80 more failed");
  }

  /** No session, no internals on the page, the attempt has ended, and an entry tells why. */
  private void assertRefused(APIGatewayProxyResponseEvent answer, int status) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
    assertThat(cookies(answer))
        .singleElement()
        .asString()
        .matches("(__Host-)?signalbox-sign-in=;.*");
    assertThat(answer.getBody())
        .contains("class=")
        .doesNotContain("Exception", "stack trace", Issuer.SECRET, "???", scene.issuer.uri() + "/");
    assertThat(scene.lastInAuditLog().orElseThrow())
        .startsWith("sign-in-failed ")
        .doesNotContain(Issuer.SECRET);
    assertThat(scene.isIn()).isFalse();
  }
}
