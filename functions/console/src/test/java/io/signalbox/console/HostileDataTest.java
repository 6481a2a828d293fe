package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.console.screen.Screen;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The data is the attacker's: each text of each answer of the API is a payload, on each screen. The
 * page has the elements and attributes that it has with harmless text, and no other.
 */
class HostileDataTest {
  /** Stands in every text that comes from data, so that it is found again. */
  private static final String MARK = "Zq9";

  private static final String HARMLESS = MARK + " plain";

  private static final Pattern OWN_LINK =
      Pattern.compile("(#content|[a-z-]+(\\.(css|js|svg))?(\\?[A-Za-z0-9._~%=&+*-]*)?)");

  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  static Stream<Arguments> screensAndPayloads() {
    return HostileRequests.SCREENS.stream()
        .sorted()
        .flatMap(
            screen -> HostileRequests.payloads().map(payload -> Arguments.of(screen, payload)));
  }

  @Test
  void everyScreenIsInTheMatrix() {
    Stream<String> asked =
        HostileRequests.SCREENS.stream().map(screen -> screen.replaceFirst("\\?.*", ""));
    Stream<String> sent = HostileRequests.FORMS.stream().map(form -> form[0]);
    assertThat(Stream.concat(asked, sent))
        .containsAll(
            Navigation.all().stream()
                .map(Screen::name)
                .filter(name -> !name.equals("find"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("screensAndPayloads")
  void aPageHasNothingOfTheDataButText(String screen, String payload) {
    assertThatOnlyTextDiffers(shown(screen, HARMLESS), shown(screen, MARK + payload));
  }

  static Stream<Arguments> formsAndPayloads() {
    return HostileRequests.FORMS.stream()
        .flatMap(form -> HostileRequests.payloads().map(payload -> Arguments.of(form, payload)));
  }

  @ParameterizedTest
  @MethodSource("formsAndPayloads")
  void theAnswerToAFormHasNothingOfTheDataButText(String[] form, String payload) {
    assertThatOnlyTextDiffers(sent(form, HARMLESS), sent(form, MARK + payload));
  }

  private Document shown(String screen, String text) {
    layDown(text);
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return page(browser.get("/console/" + screen.replace("@", encoded)));
  }

  private Document sent(String[] form, String text) {
    layDown(text);
    String[] fields =
        Stream.concat(
                Stream.of("form", browser.formToken("rules")),
                Stream.of(form)
                    .skip(1)
                    .map(value -> value.replace("@@", text.replace("\"", "\"\"")))
                    .map(value -> value.replace("@", text)))
            .toArray(String[]::new);
    return page(browser.post(form[0], fields));
  }

  private void layDown(String text) {
    String quoted = TextNode.valueOf(text).toString();
    String escaped = quoted.substring(1, quoted.length() - 1);
    HostileAnswers.ALL.forEach(
        (asked, json) -> browser.api.answers(asked, json.replace("@", escaped)));
  }

  private static Document page(APIGatewayProxyResponseEvent answer) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    assertThat(Browser.header(answer, "Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    return Jsoup.parse(answer.getBody(), "https://hub.example/console/");
  }

  static Stream<String> payloads() {
    return HostileRequests.payloads();
  }

  /** The line makes as many links as it has words, and nothing else. */
  @ParameterizedTest
  @MethodSource("payloads")
  void aLineOfConditionsIsText(String payload) {
    Document harmless = shown("search?q=@", HARMLESS);
    Document hostile = shown("search?q=@", MARK + payload);

    assertThat(distinct(shape(hostile))).isEqualTo(distinct(shape(harmless)));
    assertThatDataIsText(hostile);
  }

  private static void assertThatOnlyTextDiffers(Document harmless, Document hostile) {
    assertThat(shape(hostile)).isEqualTo(shape(harmless));
    assertThatDataIsText(hostile);
  }

  private static void assertThatDataIsText(Document hostile) {
    assertThat(hostile.text() + hostile.select("textarea").text()).contains(MARK);
    assertThat(hostile.wholeText().codePoints().filter(HostileDataTest::isUnseen).toArray())
        .as("characters that turn text round or are not seen")
        .isEmpty();
    for (Element element : hostile.getAllElements()) {
      for (String name : List.of("href", "src", "action", "formaction")) {
        if (element.hasAttr(name)) {
          assertThat(element.attr(name)).matches(OWN_LINK);
        }
      }
      if (element.ownText().contains(MARK)) {
        assertThat(element.closest("bdi, textarea, title, option"))
            .as(element.outerHtml())
            .isNotNull();
      }
    }
  }

  private static boolean isUnseen(int character) {
    return Character.getType(character) == Character.FORMAT
        || (Character.getType(character) == Character.CONTROL && character >= 0x0E);
  }

  private static Set<String> distinct(String lines) {
    return lines.lines().collect(Collectors.toSet());
  }

  /** The page without any text: its elements with the names of their attributes. */
  private static String shape(Document page) {
    StringBuilder shape = new StringBuilder();
    for (Element element : page.getAllElements()) {
      shape.append(element.parents().size()).append(element.tagName());
      element.attributes().asList().stream()
          .map(Attribute::getKey)
          .filter(name -> !name.equals("data-original")) // Beside addresses alone.
          .forEach(name -> shape.append(' ').append(name));
      shape.append('\n');
    }
    return shape.toString();
  }
}
