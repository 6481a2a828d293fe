package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates and annotations are changed by forms; what the forms do not have stays. */
class EntryFormsTest {
  private static final String TEMPLATE =
      "{\"en\": {\"subject\": \"Report\", \"text\": \"Dear all\\n{{ events }}\"}}";
  private static final String ANNOTATION =
      "{\"network\": \"isp-block\", \"tag\": \"inhibition\", \"interval\": {\"length\": 2},"
          + " \"condition\": {\"source.ip\": \"192.0.2.1\"}}";

  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/settings", "{\"routes\": {}}");
    browser.api.answers("GET /v1/settings/templates/alarm", TEMPLATE);
    browser.api.answers("PUT /v1/settings/", "{}");
    browser.api.answers(
        "GET /v1/directory/annotations",
        "{\"annotations\": [{\"id\": \"quiet\", \"object\": " + ANNOTATION + "}]}");
    browser.api.answers("GET /v1/directory/annotations/quiet", "{\"object\": " + ANNOTATION + "}");
    browser.api.answers("PUT /v1/directory/annotations/quiet", "{}");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(browser.api.requests().getLast().path("body").asText());
  }

  @Test
  void aTemplateHasAFieldForEachPartAndLanguageBesideItsJson() {
    assertThat(browser.get("/console/rule?kind=templates&name=alarm").getBody())
        .contains("value=\"Report\"", "Dear all\n{{ events }}", "de-html", "Entry as JSON");
  }

  @Test
  void aTemplatesFormChangesOnePartAlone() throws IOException {
    String form = browser.formToken("rule?kind=templates&name=alarm");
    String[] fields = {
      "form",
      form,
      "do",
      "form",
      "kind",
      "templates",
      "name",
      "alarm",
      "tag",
      "1",
      "json",
      TEMPLATE,
      "en-subject",
      "Report",
      "en-text",
      "Dear all\r\n{{ events }}",
      "de-text",
      "Hallo"
    };
    assertThat(browser.post("rule", fields).getStatusCode()).isEqualTo(200);
    assertThat(written().path("en")).isEqualTo(new ObjectMapper().readTree(TEMPLATE).path("en"));
    assertThat(written().at("/de/text").asText()).isEqualTo("Hallo");
  }

  @Test
  void anAnnotationIsCheckedBeforeItIsWrittenOverWhatWasRead() throws IOException {
    assertThat(browser.get("/console/rules").getBody()).contains("annotation?name=quiet");
    String form = browser.formToken("annotation?name=quiet");
    assertThat(browser.get("/console/annotation?name=quiet").getBody())
        .contains("value=\"isp-block\"", "source.ip = 192.0.2.1", "interval");
    String[] fields = {
      "form",
      form,
      "do",
      "form",
      "name",
      "quiet",
      "tag",
      "\"7\"",
      "json",
      ANNOTATION,
      "network",
      "isp-block",
      "condition",
      "source.ip = 192.0.2.1",
      "expires",
      "2027-01-31",
      "state",
      "approved"
    };
    String checked = browser.post("annotation", fields).getBody();
    assertThat(checked).contains("/expires", "2027-01-31").doesNotContain("/network<");

    String[] write = {
      "form",
      form,
      "do",
      "write",
      "name",
      "quiet",
      "tag",
      "\"7\"",
      "json",
      ANNOTATION.replace("\"tag\": \"inhibition\"", "\"tag\": \"less-often\"")
    };
    assertThat(browser.post("annotation", write).getStatusCode()).isEqualTo(303);
    assertThat(written().path("tag").asText()).isEqualTo("less-often");
    assertThat(written().path("interval").path("length").asInt()).isEqualTo(2);
    assertThat(browser.api.requests().getLast().at("/multiValueHeaders/If-Match/0").asText())
        .isEqualTo("\"7\"");
  }
}
