package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Nobody takes a hub for tests for the one in production. */
class HubKindTest {

  @Test
  void eachPageOfAHubForTestsSaysSoAboveEverythingAndInItsTitle() {
    try (Browser browser = Browser.ofTestHub()) {
      browser.api.answers("GET /v1/", "{}");
      var stranger = Jsoup.parse(browser.get("/console/sign-in").getBody());
      browser.signIn(Browser.ADMINISTRATOR);
      var page = Jsoup.parse(browser.get("/console/today").getBody());

      assertThat(stranger.select(".test").text()).startsWith("TEST");
      assertThat(page.select(".test").text()).startsWith("TEST");
      assertThat(page.title()).startsWith("TEST");
      browser.headers.put("Accept-Language", "de");
      assertThat(Jsoup.parse(browser.get("/console/today").getBody()).select(".test").text())
          .startsWith("TEST")
          .contains("hub-of-tests");
    }
  }

  @Test
  void aHubInProductionHasNoBand() {
    try (Browser browser = new Browser()) {
      var page = Jsoup.parse(browser.get("/console/sign-in").getBody());

      assertThat(page.select(".test")).isEmpty();
      assertThat(page.title()).doesNotContain("TEST");
    }
  }
}
