package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page of another site can do with somebody's session: nothing. */
class ForeignFormTest {
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aFormOfAnotherSiteOrWithoutTheSessionsTokenChangesNothing() {
    browser.api.answers("GET /v1/", "{}");
    browser.signIn(Browser.ADMINISTRATOR);
    String form = browser.formToken("today");
    String[] pause = {"form", form, "name", "soc", "do", "pause"};
    browser.api.answers("POST /v1/destinations/soc/pause", "{}");
    int before = browser.api.requests().size();

    browser.headers.put("Sec-Fetch-Site", "cross-site");
    assertThat(browser.post("destination", pause).getStatusCode()).isEqualTo(403);
    browser.headers.remove("Sec-Fetch-Site");
    browser.headers.put("Origin", "https://evil.example");
    assertThat(browser.post("destination", pause).getStatusCode()).isEqualTo(403);
    browser.headers.remove("Origin");
    assertThat(browser.post("destination", pause).getStatusCode()).isEqualTo(403);
    for (String origin :
        List.of(
            "null",
            "http://hub.example",
            "https://hub.example:8443",
            "https://hub.example/x",
            "https://a@hub.example",
            "x y")) {
      browser.headers.put("Origin", origin);
      assertThat(browser.post("destination", pause).getStatusCode()).as(origin).isEqualTo(403);
    }
    browser.headers.put("Origin", "https://hub.example");
    for (String site : List.of("same-site", "none", "Same-Origin")) {
      browser.headers.put("Sec-Fetch-Site", site);
      assertThat(browser.post("destination", pause).getStatusCode()).as(site).isEqualTo(403);
    }
    browser.headers.remove("Sec-Fetch-Site");
    pause[1] = "another";
    assertThat(browser.post("destination", pause).getStatusCode()).isEqualTo(403);
    assertThat(browser.api.requests()).hasSize(before);

    pause[1] = form;
    assertThat(browser.post("destination", pause).getStatusCode()).isEqualTo(303);
    assertThat(browser.api.requests().getLast().at("/path").asText())
        .isEqualTo("/v1/destinations/soc/pause");
  }
}
