package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * A person at the console, who begins on the first page after the sign-in. An action is a link that
 * they follow, or a form that they fill in and send. Nobody's data runs a script meanwhile.
 */
final class Hands {
  private final Chromium browser;
  private final URI console;
  private final Path files;
  private int actions;

  /**
   * @param files an empty folder for what the pages give
   */
  Hands(Chromium browser, URI hub, Path files) {
    this.browser = browser;
    this.console = hub.resolve("/console/");
    this.files = files;
    browser.keepFilesIn(files);
  }

  /** Somebody signs in, and has done nothing yet. */
  void signIn(String token) {
    browser.forgetCookies();
    browser.open(console.resolve("sign-in"));
    browser.element(By.name("token")).sendKeys(token, Keys.ENTER);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !browser.address().getPath().endsWith("sign-in"));
    actions = 0;
  }

  int actions() {
    return actions;
  }

  String text() {
    return browser.text();
  }

  /** Follows a link in the list of screens. */
  void screen(String name) {
    act(browser.element(By.cssSelector("nav a[href='" + name + "']")));
  }

  /** Follows the first link on the page with that text. */
  void follow(String text) {
    act(link(text));
  }

  /** Follows a link to a file, which does not lead away from the page. */
  void take(String text) {
    actions++;
    link(text).click();
  }

  private WebElement link(String text) {
    return browser.element(By.xpath("//main//a[normalize-space()='" + text + "']"));
  }

  /** Types into the line at the top, and sends it. */
  void find(String text) {
    WebElement line = browser.element(By.id("find"));
    line.sendKeys(text);
    act(browser.element(By.cssSelector("form.find button")));
  }

  /**
   * Fills in the form with the button whose words begin so, and presses it.
   *
   * @param fields names and values in turn
   */
  void send(String button, String... fields) {
    act(filled(button, fields));
  }

  /** Presses that button where the page has it: a destination that works again needs no help. */
  void sendIfOffered(String button) {
    if (!browser.elements(button(button)).isEmpty()) {
      send(button);
    }
  }

  /** The same with a form that gives a file, and does not lead away from the page. */
  void takeBy(String button, String... fields) {
    actions++;
    filled(button, fields).click();
  }

  private WebElement filled(String button, String... fields) {
    WebElement pressed = browser.element(button(button));
    WebElement form = pressed.findElement(By.xpath("ancestor::form"));
    for (int i = 0; i < fields.length; i += 2) {
      fill(form.findElement(By.name(fields[i])), fields[i + 1]);
    }
    return pressed;
  }

  private static By button(String words) {
    return By.xpath("//main//button[starts-with(normalize-space(), '" + words + "')]");
  }

  private void fill(WebElement field, String value) {
    if ("file".equals(field.getDomAttribute("type"))) {
      field.sendKeys(value);
    } else {
      browser.fill(field, value);
    }
  }

  private void act(WebElement pressed) {
    actions++;
    browser.leaveBy(pressed);
    assertThat(browser.faults()).isEmpty();
  }

  /** The file that a page gave under that name. */
  String file(String name) {
    Path file = files.resolve(name);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
    try {
      String content = Files.readString(file, StandardCharsets.UTF_8);
      Files.delete(file);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
