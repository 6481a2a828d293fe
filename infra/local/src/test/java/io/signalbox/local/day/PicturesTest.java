package io.signalbox.local.day;

import io.signalbox.browser.Chromium;
import io.signalbox.browser.View;
import io.signalbox.scenarios.HubClient;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes a picture of each page of the console, wide and narrow, light and dark, of a hub without
 * anything, of a full one, and of one with an attacker's data: infra/docs/pictures/screens FOLDER.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {
  @TempDir static Path folder;

  @Test
  void of_each_page() {
    try (Chromium browser = Chromium.start()) {
      try (DayHub day = DayHub.empty()) {
        take(browser, day, "empty", List.of());
      }
      try (DayHub day = DayHub.full(Size.ofProperty())) {
        new Hands(browser, day.url(), folder).signIn(day.administratorToken());
        Pages pages = new Pages(day, browser);
        take(browser, day, "full", pages.all());
        takeAnswers(browser, day);
        take(browser, day, "german", pages.all());
        new Hostile(day).send();
        take(browser, day, "hostile", pages.hostile());
        takeDecisions(browser, day);
      }
    }
  }

  /**
   * @param pages none for those of the list of screens
   */
  private static void take(Chromium browser, DayHub day, String name, List<String> pages) {
    take(browser, day, name, day.administratorToken(), pages);
  }

  private static void take(
      Chromium browser, DayHub day, String name, String token, List<String> pages) {
    boolean isGerman = name.equals("german");
    new Hands(browser, day.url(), folder).signIn(token);
    if (isGerman) {
      browser.open(new Pages(day, browser).address("language?to=de"));
    }
    Pages all = new Pages(day, browser);
    SoftAssertions faults = new SoftAssertions();
    int number = 0;
    for (String page : pages.isEmpty() ? all.listed() : pages) {
      number++;
      String file = "%s/%02d-%s".formatted(name, number, page.replaceFirst("\\?.*", ""));
      for (View view : View.ALL) {
        browser.look(view);
        // The script draws and scrolls for the view in which a page is opened.
        browser.open(all.address(page));
        picture(browser, faults, file, view);
      }
    }
    browser.look(View.ALL.getFirst());
    faults.assertAll();
  }

  /** The page that the browser shows, as each sees it. */
  private static void picture(Chromium browser, SoftAssertions faults, String name) {
    for (View view : View.ALL) {
      browser.look(view);
      picture(browser, faults, name, view);
    }
    browser.look(View.ALL.getFirst());
  }

  private static void picture(Chromium browser, SoftAssertions faults, String name, View view) {
    faults.assertThat(browser.violations()).as(name + " " + view).isEmpty();
    faults.assertThat(browser.overflow()).as(name + " " + view).isZero();
    browser.picture(
        Path.of(System.getProperty("pictures")).resolve("%s-%s.png".formatted(name, view)));
  }

  /** What forms answer with. */
  private static void takeAnswers(Chromium browser, DayHub day) {
    SoftAssertions faults = new SoftAssertions();
    Hands hands = new Hands(browser, day.url(), folder);
    hands.signIn(day.administratorToken());
    hands.screen("explain");
    hands.send("Ask");
    picture(browser, faults, "answers/01-explain");
    hands.find("route:changed-browser");
    hands.send("Check", "conditions", "classification.type = scanner, phishing");
    picture(browser, faults, "answers/02-rule");
    hands.send("Show whom it would have reached");
    picture(browser, faults, "answers/03-whatif");
    hands.screen("privacy");
    hands.send("What does the hub hold", "kind", "mail", "value", "jo-browser@people.example");
    picture(browser, faults, "answers/04-privacy");
    hands.find(Trouble.INFECTED);
    hands.send("Who would get it now");
    picture(browser, faults, "answers/05-event");
    hands.screen("destinations");
    hands.follow("soc-browser");
    hands.send(
        "Send again what it got since then", "since", day.now().minusSeconds(86_400).toString());
    picture(browser, faults, "answers/06-destination");
    hands.screen("statistics");
    hands.send("Count", "by", "destination", "step", "month");
    picture(browser, faults, "answers/07-statistics");
    hands.send("Count", "by", "type", "step", "month");
    hands.follow("Last month, to print");
    browser.lookAtPrint();
    browser.picture(Path.of(System.getProperty("pictures")).resolve("answers/08-printed.png"));
    browser.look(View.ALL.getFirst());
    hands.signIn(DaySettings.HANDLER);
    hands.screen("send-once");
    Path rows = Rows.write(folder.resolve("rows.csv"), "picture");
    hands.send(
        "Go on to the columns", "csv", rows.toString(), "destination", "once", "id", "picture");
    picture(browser, faults, "answers/09-columns");
    hands.send("Check and show", "c0", "source.ip");
    picture(browser, faults, "answers/10-send-once");
    faults.assertAll();
  }

  /** What others must decide; from then on each change waits for an approval. */
  private static void takeDecisions(Chromium browser, DayHub day) {
    day.settings(1);
    HubClient editor = new HubClient(day.url(), DaySettings.EDITOR);
    HubClient handler = new HubClient(day.url(), DaySettings.HANDLER);
    String route =
        "{\"pattern\": {\"payload\": {\"classification.type\": [\"phishing\"]}}, \"destinations\":"
            + " [\"archive\"]}";
    String change =
        editor
            .put("/v1/settings/routes/changed-shell", route, "If-Match", "*")
            .json()
            .path("id")
            .asText();
    String sending =
        handler
            .post(
                "/v1/sendings?destination=once&id=approved",
                "{\"source.ip\": \"192.0.2.7\", \"classification.type\": \"vulnerable-system\"}")
            .json()
            .path("id")
            .asText();
    String erasure =
        day.administrator()
            .post("/v1/erasures", "{\"mail\": \"jo-shell@people.example\", \"reason\": \"asked\"}")
            .json()
            .path("id")
            .asText();
    Hands hands = new Hands(browser, day.url(), folder);
    hands.signIn(DaySettings.APPROVER);
    take(
        browser,
        day,
        "decisions",
        DaySettings.APPROVER,
        List.of(
            "today",
            "proposals",
            "proposals?id=" + change,
            "sending?id=" + sending,
            "privacy",
            "erasure?id=" + erasure));
  }
}
