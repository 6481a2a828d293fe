package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hub holds on somebody is seen, exported and erased, and stands in no address. */
class PrivacyTest {
  private static final String HELD =
      """
      {"held": [{"kind": "envelopes", "where": "Envelopes a/b", "stays": false, "content": "x"},
        {"kind": "settings", "where": "Settings c/d", "stays": true}]}\
      """;

  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/erasures", "{\"erasures\": []}");
    browser.api.answers("POST /v1/erasures/held", HELD);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private String[] form(String action, String... more) {
    String[] all = new String[8 + more.length];
    String[] first = {
      "form", browser.formToken("privacy"), "do", action, "kind", "mail", "value", "jo@example.org"
    };
    System.arraycopy(first, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return all;
  }

  @Test
  void whatIsHeldIsShownWithTheCountOfWhatAnErasureTakes() {
    String page = browser.post("privacy", form("held")).getBody();

    assertThat(page)
        .contains("2 items hold", "Envelopes a/b", "stays", "Erase 1 item", "jo@example.org");
    assertThat(browser.api.requests().getLast().path("body").asText())
        .isEqualTo("{\"mail\":\"jo@example.org\"}");
    assertThat(browser.api.requests())
        .allMatch(request -> !request.path("path").asText().contains("jo@"));
  }

  @Test
  void anExportHasEachItemWithItsContent() {
    var answer = browser.post("privacy", form("export"));

    assertThat(header(answer, "Content-Disposition"))
        .contains("attachment; filename=\"held.ndjson\"");
    assertThat(answer.getBody().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"content\":\"x\"");
  }

  @Test
  void anErasureIsOneHoweverOftenItsFormIsSentAndLeadsToItsReceipt() {
    browser.api.answers("POST /v1/erasures", "{\"id\": \"0a1b\"}");
    browser.api.answers("POST /v1/erasures/held", HELD);

    var answer = browser.post("privacy", form("erase", "key", "00ff", "reason", "request-17"));

    assertThat(header(answer, "Location")).contains("erasure?id=0a1b");
    var request = browser.api.requests().getLast();
    assertThat(request.at("/multiValueHeaders/Idempotency-Key/0").asText()).isEqualTo("00ff");
    assertThat(request.path("body").asText()).contains("request-17");
  }

  @Test
  void whoMayOnlyApproveSeesErasuresAndNoQuestion() {
    browser.api.answers(
        "GET /v1/erasures/0a1b",
        """
        {"id": "0a1b", "state": "finished", "kind": "mail", "digest": "ff", "by": "ann",
         "requestedAt": "2026-11-22T03:00:00Z", "erased": {"envelopes": 3}, "remaining": {}}\
        """);
    assertThat(browser.get("/console/erasure?id=0a1b").getBody())
        .contains("envelopes", "Nothing stays", "as=json");
    assertThat(browser.get("/console/erasure?id=0a1b&as=json").getBody()).contains("\"ff\"");
    browser.cookie = java.util.Optional.empty();
    browser.signIn(Browser.READER);
    assertThat(browser.get("/console/privacy").getStatusCode()).isEqualTo(403);
  }
}
