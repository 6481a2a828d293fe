package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search takes one value for each name; what it does not use is said. */
class SearchLineTest {
  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/", "[]");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void theConditionsThatAnotherOfTheirNameReplacesAreNamed() {
    var page =
        Jsoup.parse(
            browser
                .get("/console/search?q=type:spam+192.0.2.1+type:scanner+country:AT+192.0.2.2")
                .getBody());

    assertThat(page.select("main .note").eachText())
        .containsExactly(
            "A search takes one value for each name. These conditions are not used: type:spam"
                + " 192.0.2.1");
    assertThat(page.select("main .links").eachText().getFirst())
        .contains("type: scanner", "address: 192.0.2.2", "country: AT")
        .doesNotContain("spam");
    assertThat(browser.get("/console/search?q=type:spam+type:spam+country:AT").getBody())
        .doesNotContain("not used");
  }

  @Test
  void noTableIsMadeOfALineThatIsNotUsedAsAWhole() {
    var answer = browser.get("/console/search?as=csv&q=type:spam+type:scanner");

    assertThat(header(answer, "Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(Jsoup.parse(answer.getBody()).select("main .note").text())
        .endsWith("not used: type:spam");
    assertThat(
            StreamSupport.stream(browser.api.requests().spliterator(), false)
                .map(request -> request.at("/multiValueQueryStringParameters/as/0").asText()))
        .doesNotContain("csv");
  }

  @Test
  void theLineAtTheTopOfEachPageKeepsAllConditions() {
    assertThat(header(browser.get("/console/find?q=type:spam+type:scanner"), "Location"))
        .contains("search?q=type%3Aspam+type%3Ascanner");
  }
}
