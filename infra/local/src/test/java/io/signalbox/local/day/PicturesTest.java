package io.signalbox.local.day;

import io.signalbox.browser.Chromium;
import io.signalbox.browser.View;
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
        new Hostile(day).send();
        take(browser, day, "hostile", pages.hostile());
      }
    }
  }

  /**
   * @param pages none for those of the list of screens
   */
  private static void take(Chromium browser, DayHub day, String name, List<String> pages) {
    new Hands(browser, day.url(), folder).signIn(day.administratorToken());
    Pages all = new Pages(day, browser);
    SoftAssertions faults = new SoftAssertions();
    int number = 0;
    for (String page : pages.isEmpty() ? all.listed() : pages) {
      number++;
      browser.open(all.address(page));
      for (View view : View.ALL) {
        browser.look(view);
        faults.assertThat(browser.violations()).as(page + " " + view).isEmpty();
        String file =
            "%s/%02d-%s-%s.png".formatted(name, number, page.replaceFirst("\\?.*", ""), view);
        browser.picture(Path.of(System.getProperty("pictures")).resolve(file));
      }
    }
    browser.look(View.ALL.getFirst());
    faults.assertAll();
  }
}
