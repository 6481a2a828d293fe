package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.browser.Chromium;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** In a browser with scripts, searches and statistics change in place, and series can be zoomed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleUpdatesTest {
  private static final String ID = "3f0b7d3e-5d3c-4b7f-9a51-6a1f0c2b8e45";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Hub hub = LocalHubs.start("hub-with-updates");
  private final Chromium browser = Chromium.start();

  @BeforeAll
  void fill() {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    administrator.settings(
        new Settings()
            .instance("sensor")
            .destination("feed", "{'method': 'pull'}")
            .routeAllTo("feed")
            .json());
    HubClient sensor = new HubClient(hub.baseUrl(), "sensor-token");
    sensor.postOne(
        """
        {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": "%s"},
         "payload": {"classification.type": "scanner", "source.ip": "192.0.2.7"}}
        """
            .formatted(ID));
    sensor.postOne("{\"classification.type\": \"phishing\", \"source.ip\": \"192.0.2.8\"}");
    await()
        .atMost(SOON)
        .until(() -> administrator.get("/v1/envelopes?as=ndjson").text().contains("192.0.2.8"));
    open("sign-in");
    browser.element(By.name("token")).sendKeys(hub.administratorToken());
    browser.leaveBy(browser.element(By.cssSelector("main button")));
  }

  @AfterAll
  void stop() {
    browser.close();
    hub.close();
  }

  @BeforeEach
  void stay() {
    open("search");
    browser.run("window.stays = true");
  }

  private void open(String page) {
    browser.open(hub.baseUrl().resolve("/console/" + page));
  }

  private void untilShown(String text, String gone) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(main()).contains(text).doesNotContain(gone));
    assertThat(browser.run("return window.stays === true")).as("the page stays").isEqualTo("true");
    assertThat(browser.faults()).isEmpty();
  }

  private String main() {
    return browser.run("return document.getElementById('content')?.innerText ?? ''");
  }

  @Test
  void a_search_changes_the_list_in_place_and_keeps_the_focus() {
    WebElement line = browser.element(By.id("field-q"));
    line.sendKeys("type:scanner", Keys.ENTER);
    untilShown("192.0.2.7", "192.0.2.8");
    assertThat(browser.address().getQuery()).contains("q=type:scanner");
    await().atMost(SOON).until(() -> "field-q".equals(browser.focused().getDomAttribute("id")));
    assertThat(browser.run("return document.getElementById('said').textContent"))
        .contains("Events");
    assertThat(browser.violations()).isEmpty();

    browser.run("history.back()");
    await().atMost(SOON).until(() -> main().contains("192.0.2.8"));
  }

  @Test
  void an_event_opens_beside_the_list_and_closes_again() {
    browser.element(By.cssSelector("a[href*='event=" + ID + "']")).click();
    untilShown("Close the event", "no text like this");
    assertThat(main()).contains("sensor", "feed", "192.0.2.8");
    assertThat(browser.address().getQuery()).contains("event=" + ID);
    assertThat(browser.violations()).isEmpty();
    browser.element(By.linkText("Close the event")).click();
    untilShown("192.0.2.8", "Close the event");
  }

  @Test
  void the_histogram_has_its_figures_as_a_table() {
    await()
        .atMost(SOON)
        .until(
            () -> {
              open("search");
              return !browser.elements(By.cssSelector("details table")).isEmpty();
            });
    browser.element(By.cssSelector("summary")).click();
    assertThat(browser.element(By.cssSelector("details table")).getText()).contains("Day", "2");
  }

  @Test
  void a_series_is_zoomed_by_dragging_and_the_table_stays() {
    open("statistics?step=hour&from=" + LocalDate.now(ZoneOffset.UTC).minusDays(3));
    assertThat(browser.elements(By.cssSelector("figure .uplot canvas"))).hasSize(1);
    String before = browser.run("return document.querySelector('.zoom').dataset.from");
    drag("over", "mousemove", .3);
    drag("over", "mousedown", .3);
    drag("over", "mousemove", .7);
    drag("document", "mouseup", .7);
    await()
        .atMost(SOON)
        .until(
            () ->
                !browser.run("return document.querySelector('.zoom').dataset.from").equals(before));
    assertThat(browser.elements(By.cssSelector("main table"))).isNotEmpty();
    assertThat(browser.faults()).isEmpty();
    assertThat(browser.violations()).isEmpty();
  }

  /** Moves the mouse over the drawing, and waits until that is drawn. */
  private void drag(String target, String name, double part) {
    browser.run(
        """
        const over = document.querySelector('.u-over');
        const box = over.getBoundingClientRect();
        %s.dispatchEvent(new MouseEvent('%s', {bubbles: true, view: window, button: 0,
          clientX: box.left + box.width * %s, clientY: box.top + 20, movementX: 5, movementY: 0}));
        window.drawn = false;
        requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true; }));
        """
            .formatted(target, name, part));
    await().atMost(SOON).until(() -> browser.run("return window.drawn").equals("true"));
  }
}
