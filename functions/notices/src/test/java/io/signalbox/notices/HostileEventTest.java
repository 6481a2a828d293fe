package io.signalbox.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever an event says is text on the page, and nothing else. */
class HostileEventTest {
  private static final List<String> PAYLOADS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</dd></dl></main><iframe src=//evil.example></iframe>",
          "</title></style><svg/onload=alert(1)>",
          "javascript:alert(1)",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "<!--",
          "]]><x>",
          "{}{}{}",
          "{{ 7*7 }}${7*7}",
          "\u202egnp.exe",
          "http://evil.example/<a href=x>",
          "<a href=\"https://evil.example\">click</a>",
          "<form action=//evil.example><input name=answer>",
          "<meta http-equiv=refresh content=0>",
          "<base href=//evil.example>");

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void no_element_and_no_attribute_comes_from_an_event() {
    Document plain = page("plain");
    Set<String> shapes = shapes(plain);
    for (String payload : PAYLOADS) {
      Document page = page(payload);
      assertThat(shapes(page)).as(payload).isEqualTo(shapes);
      assertThat(page.select("section dl").text()).as(payload).contains(visible(payload));
    }
  }

  @Test
  void what_an_event_links_to_is_text_that_nothing_takes_for_a_link() {
    Document page = page("http://evil.example/x");
    assertThat(page.select("section a")).isEmpty();
    assertThat(page.select("section").text())
        .contains("hxxp://evil[.]example/x")
        .doesNotContain("http://", "evil.example/x");
  }

  @Test
  void a_field_that_nobody_knows_has_a_name_that_is_text() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("extra.<img src=x onerror=alert(1)>", "value");
    Document page = Jsoup.parse(hub.get("/n/" + hub.token(hub.notice(event.toString()))).getBody());
    assertThat(page.select("img")).isEmpty();
  }

  @Test
  void the_remark_of_another_answer_is_not_shown() {
    String token = hub.token(hub.notice("{\"source.ip\": \"192.0.2.1\"}"));
    hub.answer(token, "answer=fixed&detail=%3Cscript%3Ealert(1)%3C/script%3E");
    Document page = Jsoup.parse(hub.get("/n/" + token).getBody());
    assertThat(page.select("script")).isEmpty();
    assertThat(page.text()).doesNotContain("alert");
  }

  @Test
  void the_file_runs_nothing_in_a_spreadsheet() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source.ip", "192.0.2.1");
    event.put("malware.name", "=cmd|'/c calc'!A1");
    String token = hub.token(hub.notice(event.toString()));
    var file = hub.get("/n/" + token + "/events.csv");
    assertThat(
            String.join(
                "", file.getMultiValueHeaders().getOrDefault("Content-Disposition", List.of())))
        .matches("attachment; filename=\"events-[0-9]{8}-[0-9]{8}[.]csv\"");
    assertThat(file.getBody()).contains("192.0.2.1").doesNotContain("\"=cmd");
  }

  private Document page(String value) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source.ip", "192.0.2.1");
    event.put("malware.name", value);
    event.put("event_description.text", value);
    event.put("source.url", value);
    String token = hub.token(hub.notice(event.toString()));
    return Jsoup.parse(hub.get("/n/" + token).getBody().replace(token, "TOKEN"));
  }

  private static String visible(String payload) {
    return Defanged.text("malware.name", payload).strip().substring(0, 3);
  }

  /** Every element's name with its attributes; values of those that could run or load something. */
  private static Set<String> shapes(Document page) {
    Set<String> shapes = new TreeSet<>();
    for (Element element : page.getAllElements()) {
      StringBuilder shape = new StringBuilder(element.parents().size() + element.tagName());
      element
          .attributes()
          .forEach(
              one -> shape.append(' ').append(one.getKey()).append('=').append(one.getValue()));
      shapes.add(shape.toString());
    }
    return shapes;
  }
}
