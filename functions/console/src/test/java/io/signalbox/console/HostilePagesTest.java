package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.View;
import io.signalbox.browser.View.Colours;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * Each screen and form in a real browser, with each payload in each text that the API answers and
 * in each parameter, and one of those that work at the beginning of a text: nothing of it runs, the
 * policy has nothing to report, no link leads away, and nobody has to scroll sideways.
 */
@ExtendWith(ServedConsoleExtension.class)
class HostilePagesTest {
  /** What a mouse and a keyboard would do to each element, short of pressing it. */
  private static final String TOUCH =
      """
      for (const element of document.querySelectorAll('*'))
        for (const name of ['mouseover', 'focus', 'load', 'error', 'toggle'])
          element.dispatchEvent(new Event(name));
      """;

  private static final String LINKS_ELSEWHERE =
      "return [...document.links].filter((link) => link.origin !== location.origin)"
          + ".map((link) => link.href).join(' ')";

  private final ServedConsole console;

  HostilePagesTest(ServedConsole console) {
    this.console = console.anew();
  }

  static Stream<String> screens() {
    return ServedConsole.requests();
  }

  @ParameterizedTest
  @MethodSource("screens")
  void nothing_of_the_data_runs_on_a_screen(String screen) {
    SoftAssertions faults = new SoftAssertions();
    for (String payload : payloads(screen)) {
      console.answersWith(payload);
      console.open(screen, payload);
      check(faults, payload);
    }
    List<String> beginnings = beginnings(screen);
    console.answersWith(beginnings);
    console.open(screen, beginnings.getFirst());
    check(faults, beginnings.toString());
    faults.assertAll();
  }

  /** One for this page, or all with {@code -Dfull}; {@link HostileDataTest} tries all on each. */
  private static List<String> payloads(Object page) {
    List<String> all = HostileRequests.PAYLOADS;
    return Boolean.getBoolean("full")
        ? all
        : List.of(all.get(Math.floorMod(page.hashCode(), all.size())));
  }

  /** In an order of this page, so that one place has other ones on another. */
  private static List<String> beginnings(Object page) {
    List<String> turned = new ArrayList<>(HostileRequests.BEGINNINGS);
    Collections.rotate(turned, page.hashCode());
    return turned;
  }

  static Stream<List<String>> forms() {
    return HostileRequests.FORMS.stream().map(List::of);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nothing_of_the_data_runs_on_the_answer_to_a_form(List<String> form) {
    SoftAssertions faults = new SoftAssertions();
    console.open("rules");
    for (String payload : payloads(form)) {
      console.answersWith(payload);
      send(form, payload);
      check(faults, payload);
    }
    List<String> beginnings = beginnings(form);
    console.answersWith(beginnings);
    send(form, beginnings.getFirst());
    check(faults, beginnings.toString());
    faults.assertAll();
  }

  private void send(List<String> form, String payload) {
    console.send(
        form.stream()
            .map(value -> value.replace("@@", payload.replace("\"", "\"\"")))
            .map(value -> value.replace("@", payload))
            .toList());
  }

  private void check(SoftAssertions faults, String payload) {
    console.browser.run(TOUCH);
    faults.assertThat(console.browser.faults()).as(payload).isEmpty();
    faults.assertThat(console.browser.run(LINKS_ELSEWHERE)).as(payload).isEmpty();
    faults.assertThat(console.browser.overflow()).as("pixels too wide: " + payload).isZero();
  }

  @ParameterizedTest
  @MethodSource("screens")
  void a_long_word_makes_no_page_wider_than_a_telephone(String screen) {
    String word = "W".repeat(400);
    console.answersWith(word);
    console.browser.look(new View(390, Colours.LIGHT));
    try {
      console.open(screen, word);
      assertThat(console.browser.overflow()).isZero();
    } finally {
      console.browser.look(View.ALL.getFirst());
    }
  }

  @Test
  void an_address_is_shown_defanged_and_copied_as_it_was() {
    String address = "http://evil.example/a?b=c";
    console.answersWith(address);
    console.open("event?id=x");
    assertThat(console.browser.text()).contains("hxxp[://]evil[.]example/a?b=c");

    console.browser.element(By.cssSelector("bdi[data-original] + button")).click();
    console.browser.element(By.id("find")).sendKeys(Keys.chord(Keys.CONTROL, "v"));

    assertThat(console.browser.run("return document.getElementById('find').value"))
        .isEqualTo(address);
  }

  @Test
  void the_watch_sees_a_script_that_runs() {
    console.answersWith("plain");
    console.open("rules");
    console.browser.run("document.querySelector('main').setAttribute('onfocus', 'alert(1)')");
    console.browser.run(TOUCH);
    assertThat(console.browser.faults()).isNotEmpty();
  }
}
