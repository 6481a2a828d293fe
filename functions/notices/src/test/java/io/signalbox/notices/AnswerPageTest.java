package io.signalbox.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.MailOptions.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as its reader has it. */
class AnswerPageTest {
  private final Hub hub = new Hub();
  private final String token =
      hub.token(
          hub.notice("{\"source.ip\": \"192.0.2.1\", \"source.url\": \"http://a.example/\"}"));

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|de",
        "de-AT,de;q=0.9,en;q=0.5|de",
        "en-GB,de;q=0.3|en",
        "fr,de;q=0.2|de",
        "fr|en",
        "!!|en"
      })
  void it_is_in_the_language_that_its_reader_asks_for(String asked, String language) {
    Document page = Jsoup.parse(hub.get("/n/" + token, "Accept-Language", asked).getBody());
    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("h1").text())
        .isEqualTo(language.equals("de") ? "Sicherheitsmeldung" : "Security notice");
    assertThat(page.select("dt").eachText())
        .contains(language.equals("de") ? "IP-Adresse" : "IP address");
  }

  @Test
  void both_languages_say_the_same_things() {
    assertThat(PageTexts.in(Language.DE).phrases().keySet())
        .isEqualTo(PageTexts.in(Language.EN).phrases().keySet());
  }

  @Test
  void each_answer_is_one_click_and_all_that_is_typed_has_a_label() {
    Document page = Jsoup.parse(hub.get("/n/" + token).getBody());
    assertThat(page.select("form button[name=answer]").eachAttr("value"))
        .containsExactly("fixed", "not-ours", "wrong-contact", "false-alarm", "less-often");
    assertThat(page.select("form").attr("action")).isEqualTo(token);
    assertThat(page.select("form").attr("method")).isEqualTo("post");
    assertThat(page.select("textarea, input").eachAttr("id"))
        .isNotEmpty()
        .allMatch(id -> !page.select("label[for=" + id + "]").text().isBlank());
    assertThat(page.select("[aria-describedby]").eachAttr("aria-describedby"))
        .allMatch(id -> page.getElementById(id) != null);
  }

  @Test
  void the_style_on_the_page_is_the_one_that_its_policy_allows() throws Exception {
    var answer = hub.get("/n/" + token);
    String style = Jsoup.parse(answer.getBody()).select("style").getFirst().data();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.getMultiValueHeaders().toString())
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void its_headings_follow_each_other_and_it_fits_a_phone() {
    Document page = Jsoup.parse(hub.get("/n/" + token).getBody());
    assertThat(page.select("h1, h2, h3").eachText().getFirst()).isEqualTo("Security notice");
    assertThat(page.select("h1, h2, h3").stream().map(one -> one.tagName()).toList())
        .isEqualTo(List.of("h1", "h2", "h3"));
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("meta[name=viewport]").attr("content")).contains("width=device-width");
    assertThat(page.title()).isNotBlank();
    assertThat(page.select("script, img, link, iframe, object, [style], [onclick]")).isEmpty();
  }
}
