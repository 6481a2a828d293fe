package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.View;
import io.signalbox.browser.View.Colours;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Each screen for people who see little, or have no mouse, in each language (WCAG 2.2). */
@ExtendWith(ServedConsoleExtension.class)
class AccessiblePagesTest {
  /** Whether the long runs are asked for. */
  private static final boolean FULL = Boolean.getBoolean("full");

  /** Elements that one can press and that take no focus, show none, or come out of turn. */
  private static final String UNSEEN =
      """
      return [...document.querySelectorAll('a[href], button, select, textarea, input, summary,'
          + ' [tabindex]:not([tabindex="-1"])')]
        .filter((element) => element.type !== 'hidden' && element.checkVisibility())
        .filter((element) => {
          element.focus();
          return document.activeElement !== element || element.tabIndex !== 0
            || getComputedStyle(element).outlineStyle === 'none';
        })
        .map((element) => element.outerHTML).join(' ');
      """;

  private final ServedConsole console;

  AccessiblePagesTest(ServedConsole console) {
    this.console = console.anew();
    console.answersWith("plain");
  }

  static Stream<String> screens() {
    return ServedConsole.requests();
  }

  @ParameterizedTest
  @MethodSource("screens")
  void axe_finds_nothing_in_any_colours_and_the_keyboard_reaches_all(String screen) {
    SoftAssertions faults = new SoftAssertions();
    console.speaks("en");
    console.open(screen, "plain");
    console.browser.focused().sendKeys(Keys.TAB);
    faults.assertThat(console.browser.focused().getDomAttribute("class")).isEqualTo("skip");
    // What is focused after a key is shown as if a key had brought it there.
    faults.assertThat(console.browser.run(UNSEEN)).as("out of reach").isEmpty();
    faults.assertThat(console.browser.violations()).as("light").isEmpty();
    for (Colours colours : otherColours(screen)) {
      console.browser.look(new View(1280, colours));
      faults.assertThat(console.browser.violationsOfContrast()).as(colours.name()).isEmpty();
    }
    faults.assertAll();
  }

  /** One for this screen, or all with {@code -Dfull}. */
  private static List<Colours> otherColours(String screen) {
    List<Colours> all = List.of(Colours.DARK, Colours.FORCED);
    return FULL ? all : List.of(all.get(Math.floorMod(screen.hashCode(), all.size())));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void nothing_is_too_wide_in_german_on_a_telephone(String screen) {
    SoftAssertions faults = new SoftAssertions();
    console.speaks("de");
    console.browser.look(new View(390, Colours.LIGHT));
    console.open(screen, "plain");
    faults.assertThat(console.browser.run("return document.documentElement.lang")).isEqualTo("de");
    if (FULL) {
      faults.assertThat(console.browser.violations()).isEmpty();
    }
    faults.assertThat(console.browser.overflow()).as("pixels too wide").isZero();
    faults.assertAll();
  }

  @Test
  void keys_are_listed_and_can_be_turned_off() {
    console.open("today");
    console.browser.focused().sendKeys("?");
    assertThat(console.browser.element(By.id("keys")).isDisplayed()).isTrue();
    assertThat(console.browser.violations()).isEmpty();
    console.browser.element(By.id("keys-on")).click();
    console.browser.focused().sendKeys(Keys.ESCAPE);
    assertThat(console.browser.element(By.id("keys")).isDisplayed()).isFalse();

    console.browser.element(By.tagName("body")).sendKeys("/");
    assertThat(console.browser.focused().getTagName()).isNotEqualTo("input");

    console.browser.element(By.tagName("body")).sendKeys("?");
    console.browser.element(By.id("keys-on")).click();
    console.browser.focused().sendKeys(Keys.ESCAPE);
    console.browser.element(By.tagName("body")).sendKeys("/");
    assertThat(console.browser.focused().getDomAttribute("id")).isEqualTo("find");
    console.browser.focused().sendKeys("?u");
    assertThat(console.browser.element(By.id("keys")).isDisplayed()).isFalse();
  }

  @Test
  void nothing_moves() {
    console.open("today");
    assertThat(
            console.browser.run(
                "return [...document.querySelectorAll('*')].filter((element) =>"
                    + " getComputedStyle(element).transitionDuration !== '0s' ||"
                    + " getComputedStyle(element).animationName !== 'none').length"))
        .isEqualTo("0");
  }

  @Test
  void a_month_is_printed_with_what_it_counts_and_without_the_rest() {
    console.open("statistics?by=type&step=month&from=2026-10-01&to=2026-11-01");
    console.browser.lookAtPrint();
    try {
      for (String aside : List.of("header", "nav", "footer", "main button", ".links")) {
        assertThat(console.browser.elements(By.cssSelector(aside)))
            .as(aside)
            .isNotEmpty()
            .noneMatch(WebElement::isDisplayed);
      }
      assertThat(console.browser.element(By.cssSelector("table")).isDisplayed()).isTrue();
      assertThat(console.browser.element(By.name("from")).isDisplayed()).isTrue();
      assertThat(console.browser.element(By.name("where")).isDisplayed()).isFalse();
    } finally {
      console.browser.look(View.ALL.getFirst());
    }
  }
}
