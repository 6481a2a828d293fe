package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route is changed by a form; what the form does not have stays. */
class RouteFormTest {
  private static final String ROUTE =
      """
      {"pattern": {"payload": {"classification.type": ["scanner", "spam"]}, "meta": {"tags": ["a"]}},
       "destinations": ["feed"], "enabled": true}\
      """;

  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/settings/routes/all", ROUTE);
    browser.api.answers("PUT /v1/settings/", "{}");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private String sent(String json, String... fields) throws IOException {
    String[] all = new String[12 + fields.length];
    String[] first = {
      "form",
      browser.formToken("rule?kind=routes&name=all"),
      "do",
      "form",
      "kind",
      "routes",
      "name",
      "all",
      "tag",
      "1",
      "json",
      json
    };
    System.arraycopy(first, 0, all, 0, 12);
    System.arraycopy(fields, 0, all, 12, fields.length);
    assertThat(browser.post("rule", all).getStatusCode()).isEqualTo(200);
    String body = browser.api.requests().getLast().path("body").asText();
    return new ObjectMapper().readTree(body).toString();
  }

  @Test
  void theFormShowsWhatTheJsonSaysAndTheJsonStaysBesideIt() {
    assertThat(browser.get("/console/rule?kind=routes&name=all").getBody())
        .contains("classification.type = scanner, spam", "value=\"feed\"", "Entry as JSON");
  }

  @Test
  void aFormChangesItsPartsOfTheJsonAndNoOther() throws IOException {
    assertThat(
            sent(
                ROUTE,
                "conditions",
                "classification.type = scanner\r\nsource.geolocation.cc = AT, DE",
                "destinations",
                "feed, soc",
                "enabled",
                "false"))
        .isEqualTo(
            "{\"pattern\":{\"payload\":{\"classification.type\":[\"scanner\"],"
                + "\"source.geolocation.cc\":[\"AT\",\"DE\"]},\"meta\":{\"tags\":[\"a\"]}},"
                + "\"destinations\":[\"feed\",\"soc\"],\"enabled\":false}");
  }

  @Test
  void aPatternThatAFormCannotSayStaysAsItIs() throws IOException {
    String route =
        "{\"pattern\":{\"payload\":{\"a\":[{\"prefix\":\"b\"}]}},\"destinations\":[\"feed\"]}";
    assertThat(sent(route, "conditions", "c = d", "destinations", "feed", "enabled", "true"))
        .isEqualTo(route);
  }
}
