package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub may have a thousand destinations and routes: a page shows some at a time. */
class LongListsTest {
  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/", "{}");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aThousandDestinationsComeInPartsThoseInTroubleFirstAndByTheirNames() {
    String well =
        IntStream.range(0, 1_000)
            .mapToObj("{\"destination\": \"soc-%d\", \"status\": \"active\"}"::formatted)
            .collect(Collectors.joining(","));
    browser.api.answers(
        "GET /v1/destinations",
        "{\"destinations\": [%s, {\"destination\": \"late\", \"status\": \"paused\", \"paused\": {}}]}"
            .formatted(well));

    var first = Jsoup.parse(browser.get("/console/destinations").getBody());
    var second = Jsoup.parse(browser.get("/console/destinations?page=2").getBody());
    var named = Jsoup.parse(browser.get("/console/destinations?name=OC-99").getBody());
    var none = Jsoup.parse(browser.get("/console/destinations?name=x&page=junk").getBody());

    assertThat(first.select("tbody tr")).hasSize(100);
    assertThat(first.select("tbody tr").eachText().getFirst()).contains("late");
    assertThat(first.select("main a[href='destinations?page=2']")).hasSize(1);
    assertThat(second.select("tbody tr").eachText().getFirst()).contains("soc-99");
    assertThat(second.select("main a[href^='destinations?page=']").eachAttr("href"))
        .containsExactly("destinations?page=1", "destinations?page=3");
    assertThat(named.select("tbody tr")).hasSize(11);
    assertThat(none.text()).contains("None has that in its name.");
  }

  @Test
  void aThousandRoutesComeInParts() {
    String routes =
        IntStream.range(0, 1_000)
            .mapToObj("\"route-%d\": {\"destinations\": [\"soc\"]}"::formatted)
            .collect(Collectors.joining(","));
    browser.api.answers(
        "GET /v1/settings",
        "{\"routes\": {%s}, \"destinations\": {\"soc\": {\"method\": \"http\"}}}"
            .formatted(routes));

    String page = browser.get("/console/rules").getBody();

    assertThat(page.length()).isLessThan(100_000);
    assertThat(Jsoup.parse(page).select("main a[href='rules?page=2']")).hasSize(1);
    assertThat(browser.get("/console/rules?name=route-999").getBody())
        .contains("name=route-999")
        .doesNotContain("name=route-998");
  }
}
