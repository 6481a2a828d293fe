package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.api.ApiGateway;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody in a browser sees a page, whatever goes wrong. */
class FaultPagesTest {
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aFormThatIsTooLargeIsAnsweredWithAPageThatSaysHowMuchAFormMayHave() {
    var answer =
        browser.post("imports", "csv", "x".repeat(ApiGateway.REQUEST_BODY_LIMIT_BYTES + 1));

    assertThat(answer.getStatusCode()).isEqualTo(413);
    assertThat(header(answer, "Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(header(answer, "Content-Security-Policy")).isPresent();
    var page = Jsoup.parse(answer.getBody());
    assertThat(page.select("main .note").text())
        .contains(Integer.toString(ApiGateway.REQUEST_BODY_LIMIT_BYTES));
    assertThat(page.select("h1").text()).isEqualTo("Not done");
  }

  @Test
  void anAddressThatNoPageHasIsAnsweredWithAPage() {
    var answer = browser.get("/console/a/b");

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.getBody()).contains("There is nothing at this path.");
  }
}
