package io.signalbox.local.day;

import io.signalbox.browser.Chromium;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.By;

/** The pages of the console: those of the list of screens, and those that others lead to. */
final class Pages {
  private final DayHub day;
  private final Chromium browser;

  Pages(DayHub day, Chromium browser) {
    this.day = day;
    this.browser = browser;
  }

  URI address(String page) {
    return day.url().resolve("/console/" + page);
  }

  /** What the list of screens leads to; somebody has signed in. */
  List<String> listed() {
    browser.open(address("today"));
    return browser.elements(By.cssSelector("nav a")).stream()
        .map(link -> String.valueOf(link.getDomAttribute("href")))
        .toList();
  }

  /** All pages with what the hub has. */
  List<String> all() {
    List<String> pages = new ArrayList<>(listed());
    pages.addAll(
        List.of(
            "search?q=type:scanner",
            "feeds?name=archive",
            "notice?ticket=" + day.ticket(),
            "destination?name=soc-browser",
            "destination?name=owners",
            "responsible?q=192.0.2.7",
            "rule?kind=routes&name=owners",
            "history?revision=" + day.found("/v1/settings/history", "/changes/1/revision"),
            "sender?name=sensor",
            "event?id=" + Trouble.INFECTED,
            "aside?kind=conflicts&id=" + day.found("/v1/conflicts", "/conflicts/0/conflict"),
            "suppression?address=" + day.found("/v1/suppressions", "/suppressions/0/address"),
            "statistics?by=type"));
    return pages;
  }

  /** Those that a stranger's data reaches, and with it in each parameter. */
  List<String> hostile() {
    List<String> pages = new ArrayList<>(all());
    pages.add("event?id=" + Hostile.ID);
    pages.add("statistics?by=feed");
    pages.add("statistics?by=identifier");
    pages.add("aside?kind=quarantine&id=" + day.found("/v1/quarantine", "/quarantine/0/item"));
    String payload = URLEncoder.encode(Hostile.PAYLOADS.getFirst(), StandardCharsets.UTF_8);
    pages.add("search?q=" + payload);
    pages.add("responsible?q=" + payload);
    return pages;
  }
}
