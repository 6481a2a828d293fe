package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table goes from a file to a destination, by forms alone. */
class SendOnceTest {
  private static final String TABLE =
      "\ufeffIP;Remark;extra.note\r\n192.0.2.1;x;\"two; words\"\r\nnobody;y;\r\n";

  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/settings", "{\"destinations\": {\"owners\": {}, \"soc\": {}}}");
    browser.api.answers(
        "POST /v1/settings/preview",
        """
        {"deliveries": [{"destination": "owners", "events": 1, "mail": {"headers": {"To":
           "abuse@isp.example", "Subject": "1 event"}, "text": "Dear ISP"}}]}\
        """);
    trial("");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void trial(String more) {
    browser.api.answers(
        "POST /v1/sendings",
        """
        {%s "counts": {"valid": 1, "invalid": 1, "accepted": 1},
         "items": [{"index": 1, "field": "source.ip", "reason": "an address is expected"}]}\
        """
            .formatted(more));
  }

  private String[] form(String step, String... more) {
    String[] all = new String[10 + more.length];
    System.arraycopy(
        new String[] {
          "form",
          browser.formToken("send-once"),
          "do",
          step,
          "destination",
          "owners",
          "id",
          "monday",
          "csv",
          TABLE
        },
        0,
        all,
        0,
        10);
    System.arraycopy(more, 0, all, 10, more.length);
    return all;
  }

  private JsonNode lastRequest() {
    return browser.api.requests().getLast();
  }

  @Test
  void aFileLeadsToItsColumnsWithTheFieldsThatTheirNamesMean() {
    assertThat(browser.get("/console/send-once").getBody())
        .contains("multipart/form-data", "type=\"file\"", "2026-11-22-0400", "owners");
    String page =
        browser
            .upload(
                "send-once",
                TABLE,
                "form",
                browser.formToken("send-once"),
                "do",
                "columns",
                "destination",
                "owners",
                "id",
                "monday")
            .getBody();

    assertThat(page)
        .contains("IP: 192.0.2.1, nobody", "name=\"c0\" type=\"text\" value=\"source.ip\"")
        .contains("name=\"c1\" type=\"text\" value=\"\"")
        .contains("name=\"c2\" type=\"text\" value=\"extra.note\"");
  }

  @Test
  void badRowsAreNamedByTheirLineAndWhoGetsWhatIsShownBeforeAnythingIsSent() {
    String page =
        browser.post("send-once", form("check", "c0", "source.ip", "c2", "extra.note")).getBody();

    assertThat(page)
        .contains("<td data-column=\"Line\">3", "an address is expected")
        .contains("abuse@isp.example", "Dear ISP", "Send 1 row");
    assertThat(browser.api.requests())
        .filteredOn(request -> request.path("path").asText().equals("/v1/sendings"))
        .allMatch(
            request ->
                request.at("/multiValueQueryStringParameters/dryRun/0").asText().equals("true"));
  }

  @Test
  void whatIsSentIsTheTableWithItsFieldsAndTheValuesOfAllRows() {
    String page =
        browser
            .post(
                "send-once",
                form(
                    "send",
                    "c0",
                    "source.ip",
                    "c2",
                    "extra.note",
                    "set",
                    "classification.type = scanner"))
            .getBody();

    assertThat(lastRequest().path("body").asText().lines())
        .containsExactly(
            "{\"classification.type\":\"scanner\",\"source.ip\":\"192.0.2.1\","
                + "\"extra.note\":\"two; words\"}",
            "{\"classification.type\":\"scanner\",\"source.ip\":\"nobody\"}");
    assertThat(lastRequest().at("/multiValueQueryStringParameters").toString())
        .contains("\"destination\":[\"owners\"]", "\"id\":[\"monday\"]")
        .doesNotContain("dryRun");
    assertThat(page).contains("The rows are accepted", "search?q=tag%3Asending%3Amonday");
  }

  @Test
  void whatOthersMustApproveIsProposedAndItsPageFollows() {
    trial("\"approval\": true, \"id\": \"0a1b\",");
    assertThat(browser.post("send-once", form("check", "c0", "source.ip")).getBody())
        .contains("Propose to send 1 row");
    browser.api.answersWith(202);

    assertThat(header(browser.post("send-once", form("send", "c0", "source.ip")), "Location"))
        .contains("sending?id=0a1b");
  }

  @Test
  void anApproverSendsAndItsAuthorCannot() {
    String sending =
        """
        {"id": "0a1b", "state": "proposed", "sending": "monday", "destination": "owners", "by":
         "%s", "at": "2026-11-22T03:00:00Z", "rows": {"valid": 2}, "decisions": [],
         "events": [{"index": 0, "payload": {"source.ip": "192.0.2.1"}}]}\
        """;
    browser.api.answers("GET /v1/sendings/0a1b", sending.formatted("ann"));
    assertThat(browser.get("/console/sending?id=0a1b").getBody())
        .contains("Approve: send 2 rows", "Reject: 2 rows", "192.0.2.1");
    browser.api.answers("POST /v1/sendings/0a1b/approve", "{}");

    browser.post(
        "sending", "form", browser.formToken("sending?id=0a1b"), "do", "approve", "id", "0a1b");
    assertThat(lastRequest().path("path").asText()).isEqualTo("/v1/sendings/0a1b/approve");

    browser.api.answers("GET /v1/sendings/0a1b", sending.formatted("chief"));
    assertThat(browser.get("/console/sending?id=0a1b").getBody())
        .contains("Somebody else must approve it")
        .doesNotContain("Approve: send");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1|Line 2 has another number of cells",
        "a,b|has no rows",
        "a,b\\n\"1,2|is not CSV"
      })
  void aFileThatCannotBeReadSaysWhy(String file, String reason) {
    String[] form = form("columns");
    form[9] = file.replace("\\n", "\n");

    assertThat(browser.post("send-once", form).getBody()).contains(reason);
  }
}
