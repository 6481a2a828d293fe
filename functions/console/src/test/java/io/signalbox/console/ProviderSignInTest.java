package io.signalbox.console;

import static io.signalbox.console.Browser.cookies;
import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People sign in with an OpenID provider. */
class ProviderSignInTest {
  private final ProviderScene scene = new ProviderScene();
  private final Browser browser = scene.browser;

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theWayToTheProviderHasWhatTheProtocolAsksFor() {
    assertThat(browser.get("/console/sign-in?to=today").getBody())
        .contains("href=\"provider?to=today\"", "127.0.0.1");
    URI way = scene.begin();

    assertThat(way.toString()).startsWith(scene.issuer.uri() + "/authorize?");
    assertThat(URLUtils.parseParameters(way.getRawQuery()))
        .containsEntry("response_type", List.of("code"))
        .containsEntry("client_id", List.of("hub"))
        .containsEntry("redirect_uri", List.of(ProviderScene.REDIRECT))
        .containsEntry("scope", List.of("openid profile"))
        .containsEntry("code_challenge_method", List.of("S256"))
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(browser.cookie.orElseThrow()).startsWith("__Host-signalbox-sign-in=");
    assertThat(way).isNotEqualTo(scene.begin());
  }

  @Test
  void aPersonWithARoleGetsASessionAndThePageThatWasAskedFor() {
    var answer = scene.signIn();

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(header(answer, "Location")).contains("today");
    assertThat(cookies(answer).getFirst())
        .matches(
            "__Host-signalbox-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure;"
                + " Max-Age=43200");
    assertThat(cookies(answer).getLast())
        .startsWith("__Host-signalbox-sign-in=;")
        .contains("Max-Age=0");
    assertThat(browser.get("/console/today").getBody()).contains("person:ann");
    assertThat(browser.get("/console/rules").getStatusCode()).isEqualTo(403);
    assertThat(browser.get("/console/senders").getStatusCode()).isEqualTo(200);
    assertThat(scene.lastInAuditLog()).contains("sign-in person:ann: provider 127.0.0.1");
    assertThat(browser.api.requests().getLast().at("/multiValueHeaders/Authorization/0").asText())
        .startsWith("Bearer signalbox-person.");
  }

  @Test
  void tokensSignedWithEllipticCurvesAreAsGood() {
    scene.issuer.signing = IdTokens::signedWithEc;
    scene.signIn();

    assertThat(scene.isIn()).isTrue();
  }

  @Test
  void aSessionIsNewAtEachSignInAndTheOneBeforeHasEnded() {
    scene.signIn();
    Optional<String> before = browser.cookie;
    URI way = scene.begin();
    browser.cookie = Optional.of(before.orElseThrow() + "; " + browser.cookie.orElseThrow());
    scene.end(scene.issuer.signIn(way));

    assertThat(browser.cookie).isNotEqualTo(before);
    assertThat(scene.isIn()).isTrue();
    browser.cookie = before;
    assertThat(scene.isIn()).isFalse();
  }

  @Test
  void otherRolesOfTheGroupEndTheSession() {
    scene.signIn();
    scene.roles("handler");
    assertThat(scene.isIn()).isFalse();

    scene.signIn();
    assertThat(browser.get("/console/rules").getStatusCode()).isEqualTo(200);
    browser.settings(Browser.ADMINISTRATOR, "{}");
    assertThat(scene.isIn()).isFalse();
  }

  @Test
  void aPersonKeepsTheNameAndNobodyElseGetsIt() {
    scene.signIn();
    scene.issuer.claims = claims -> claims.claim("preferred_username", "bob");
    scene.signIn();
    assertThat(scene.lastInAuditLog()).contains("sign-in person:ann: provider 127.0.0.1");

    scene.issuer.claims = claims -> claims.subject("5f1c-0002");
    scene.signIn();
    assertThat(scene.lastInAuditLog().orElseThrow()).matches("sign-in person:ann~[0-9a-f]{8}: .*");
  }

  @Test
  void theProviderIsAskedAboutItselfOnceAnHour() {
    scene.signIn();
    scene.signIn();

    assertThat(scene.issuer.metadataReads).hasValue(1);
  }

  @Test
  void whoSignsOutIsOfferedToSignOutAtTheProviderToo() {
    scene.signIn();
    String form = browser.formToken("today");

    var out = browser.post("sign-out", "form", form, "where", "here");

    assertThat(header(out, "Location")).contains("sign-in?out=provider");
    assertThat(browser.get("/console/sign-in?out=provider").getBody()).contains("provider-out");
    assertThat(header(browser.get("/console/provider-out"), "Location"))
        .contains(scene.issuer.uri() + "/logout?flow=hub&client_id=hub");
    assertThat(scene.isIn()).isFalse();
  }

  @Test
  void aProviderWithoutASignOutOfItsOwnLeadsBackToTheSignIn() {
    scene.issuer.metadata = text -> text.replace("end_session_endpoint", "other");

    assertThat(header(browser.get("/console/provider-out"), "Location")).contains("sign-in");
  }

  @Test
  void signingOutEverywhereEndsAllSessionsOfThePersonAndIsInTheAuditLog() {
    scene.signIn();
    Optional<String> other = browser.cookie;
    scene.signIn();
    String form = browser.formToken("today");
    browser.clock.advance(java.time.Duration.ofMillis(1));

    browser.post("sign-out", "form", form, "where", "everywhere");

    assertThat(scene.isIn()).isFalse();
    browser.cookie = other;
    assertThat(scene.isIn()).isFalse();
    assertThat(scene.lastInAuditLog()).contains("sign-out person:ann: all sessions");
  }
}
