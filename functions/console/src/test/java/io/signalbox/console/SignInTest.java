package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and for how long. */
class SignInTest {
  private final Browser browser = new Browser();

  @BeforeEach
  void layDownAnswers() {
    browser.api.answers("GET /v1/destinations", "{\"destinations\": []}");
    browser.api.answers("GET /v1/", "{}");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aTokenBeginsASessionWhoseCookieOnlyTheHubSeesAndOnlyOverHttps() {
    var answer = browser.signIn(Browser.ADMINISTRATOR);

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(header(answer, "Location")).contains("home");
    assertThat(header(browser.get("/console/home"), "Location")).contains("today");
    assertThat(header(answer, "Set-Cookie").orElseThrow())
        .matches(
            "__Host-signalbox-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure;"
                + " Max-Age=43200");
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
  }

  @Test
  void theConsoleWithAndWithoutASlashLeadsToTheFirstPage() {
    assertThat(header(browser.get("/console"), "Location")).contains("console/home");
    assertThat(browser.get("/console/").getStatusCode()).isEqualTo(303);
    assertThat(header(browser.get("/console/"), "Location")).contains("home");
  }

  @Test
  void onTheLoopbackTheCookieHasANameThatBrowsersTakeWithoutHttps() {
    browser.headers.put("Host", "127.0.0.1:8480");
    browser.headers.put("Origin", "http://127.0.0.1:8480");
    browser.headers.remove("X-Forwarded-Proto");

    var answer = browser.signIn(Browser.ADMINISTRATOR);

    assertThat(header(answer, "Set-Cookie").orElseThrow())
        .startsWith("signalbox-session=")
        .contains("HttpOnly; SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
  }

  @Test
  void overAnUnprotectedWayNoTokenIsTaken() {
    browser.headers.remove("X-Forwarded-Proto");
    browser.headers.put("Origin", "http://hub.example");

    assertThat(browser.get("/console/sign-in").getBody()).contains("HTTPS");
    var answer = browser.post("sign-in", "token", Browser.ADMINISTRATOR);
    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(header(answer, "Set-Cookie")).isEmpty();
  }

  @Test
  void aWrongTokenIsAnswered401AndNotRepeated() {
    var answer = browser.post("sign-in", "token", "token-that-nobody-has");

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(answer.getBody()).doesNotContain("token-that-nobody-has");
    assertThat(header(answer, "Set-Cookie")).isEmpty();
  }

  @Test
  void withoutASessionEachPageLeadsToTheSignIn() {
    for (String page : new String[] {"today", "destinations", "home", "no-such-page"}) {
      var answer = browser.get("/console/" + page);
      assertThat(answer.getStatusCode()).isEqualTo(303);
      assertThat(header(answer, "Location")).contains("sign-in?to=" + page);
    }
    assertThat(browser.api.requests()).isEmpty();
  }

  @Test
  void aSessionEndsAfterHalfAnHourWithoutARequest() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.clock.advance(Duration.ofMinutes(29));
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
    browser.clock.advance(Duration.ofMinutes(29));
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
    browser.clock.advance(Duration.ofMinutes(31));
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsAfterTwelveHoursWhateverItDoes() {
    browser.signIn(Browser.ADMINISTRATOR);
    for (int minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      browser.clock.advance(Duration.ofMinutes(20));
      assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
    }
    browser.clock.advance(Duration.ofMinutes(20));
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void aRevokedTokenEndsTheSession() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.settings("another-token-of-the-administrator");

    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void otherRolesOfTheInstanceEndTheSession() {
    String duty =
        "{\"duty\": {\"tokens\": [{\"name\": \"1\", \"hash\": \"%s\"}], \"grants\": {\"roles\":"
            + " [{\"role\": \"%s\"}]}}}";
    String hash = Token.hashOf(Browser.ADMINISTRATOR);
    browser.instances(duty.formatted(hash, "viewer"));
    browser.signIn(Browser.ADMINISTRATOR);
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);

    browser.instances(duty.formatted(hash, "handler"));
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.signIn(Browser.ADMINISTRATOR);
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(200);
  }

  @Test
  void signingInAnewEndsTheSessionBefore() {
    browser.signIn(Browser.ADMINISTRATOR);
    var before = browser.cookie;
    browser.signIn(Browser.ADMINISTRATOR);

    assertThat(browser.cookie).isNotEqualTo(before);
    browser.cookie = before;
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void signingOutEverywhereEndsAllSessionsOfTheInstance() {
    browser.signIn(Browser.ADMINISTRATOR);
    var other = browser.cookie;
    browser.cookie = java.util.Optional.empty();
    browser.signIn(Browser.ADMINISTRATOR);
    String form = browser.formToken("today");

    browser.post("sign-out", "form", form, "where", "everywhere");

    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
    browser.cookie = other;
    assertThat(browser.get("/console/today").getStatusCode()).isEqualTo(303);
  }

  @Test
  void theApiIsAskedWithTheTokenThatNoPageAndNoTableShows() {
    browser.signIn(Browser.ADMINISTRATOR);
    String page = browser.get("/console/today").getBody();

    assertThat(browser.api.requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.at("/multiValueHeaders/Authorization/0").asText())
                    .isEqualTo("Bearer " + Browser.ADMINISTRATOR));
    assertThat(page).doesNotContain(Browser.ADMINISTRATOR);
  }

  @Test
  void whoIsGrantedLessSeesFewerPages() {
    browser.signIn(Browser.READER);

    assertThat(browser.get("/console/feeds").getBody())
        .contains("href=\"feeds\"")
        .doesNotContain("href=\"rules\"", "href=\"today\"");
    assertThat(browser.get("/console/rules").getStatusCode()).isEqualTo(403);
    assertThat(browser.get("/console/destination?name=soc").getStatusCode()).isEqualTo(403);
  }

  @Test
  void whatAPageDoesNotKnowIsSaid() {
    browser.signIn(Browser.ADMINISTRATOR);

    assertThat(browser.get("/console/no-such-page").getStatusCode()).isEqualTo(404);
    assertThat(browser.get("/console/today?days=3").getStatusCode()).isEqualTo(400);
  }

  @Test
  void pagesAreInTheBrowsersLanguageOrTheOneThatSomebodyChose() {
    browser.headers.put("Accept-Language", "de-AT,de;q=0.9");
    assertThat(browser.get("/console/sign-in").getBody()).contains("lang=\"de\"", "Anmelden");
    var chosen = browser.get("/console/language?to=en");
    assertThat(header(chosen, "Set-Cookie").orElseThrow()).startsWith("signalbox-language=en;");
    browser.cookie = java.util.Optional.of("signalbox-language=en");
    assertThat(browser.get("/console/sign-in").getBody()).contains("lang=\"en\"", "Sign in");
  }

  @Test
  void theSignInLeadsOnToThePageThatWasAskedForAndNowhereElse() {
    String asked = header(browser.get("/console/event?id=a%2Fb"), "Location").orElseThrow();
    assertThat(asked).isEqualTo("sign-in?to=event%3Fid%3Da%252Fb");
    assertThat(browser.get("/console/" + asked).getBody()).contains("value=\"event?id=a%2Fb\"");
    var answer = browser.post("sign-in", "token", Browser.ADMINISTRATOR, "to", "event?id=a%2Fb");
    assertThat(header(answer, "Location")).contains("event?id=a%2Fb");
    for (String elsewhere :
        List.of("https://evil.example/", "//evil.example", "evil", "../v1/info", "today\r\nX: y")) {
      var other = browser.post("sign-in", "token", Browser.ADMINISTRATOR, "to", elsewhere);
      assertThat(header(other, "Location")).contains("home");
    }
  }
}
