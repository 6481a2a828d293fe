package io.signalbox.console;

import static io.signalbox.console.Browser.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures are drawn by the server, and stand in words or a table beside the drawing. */
class FiguresTest {
  private final Browser browser = new Browser();

  @BeforeEach
  void signIn() {
    browser.signIn(Browser.ADMINISTRATOR);
    browser.api.answers("GET /v1/", "{}");
    browser.api.answers("GET /v1/destinations", "{\"destinations\": []}");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void statistics(String rows) {
    browser.api.answers("GET /v1/statistics", "{\"whole\": true, \"rows\": [" + rows + "]}");
  }

  @Test
  void todayHasTheWeekBesideTheOneBeforeAndWhatBecameOfEventsAsOneBar() {
    statistics(
        "{\"day\": \"2026-11-21\", \"events\": 5}, {\"day\": \"2026-11-15\", \"events\": 2},"
            + " {\"day\": \"2026-11-14\", \"events\": 7}");
    browser.api.answers(
        "GET /v1/statistics/funnel",
        "{\"rows\": [{\"day\": \"2026-11-01\", \"events\": 8, \"contact\": 6, \"taken\": 4,"
            + " \"answered\": 2}]}");

    String page = browser.get("/console/today").getBody();

    assertThat(page)
        .contains("<strong>7</strong> events in the last seven full days", "7 in the week before")
        .contains("280,13", "width=\"1000\"", "width=\"750\"", "width=\"250\"")
        .contains("answered: 2");
  }

  @Test
  void aDestinationHasItsLastDayAsAStripAndInWords() {
    browser.api.answers(
        "GET /v1/destinations",
        "{\"destinations\": [{\"destination\": \"soc\", \"status\": \"active\"}]}");
    statistics(
        "{\"hour\": \"2026-11-22T03\", \"destination\": \"soc\", \"result\": \"delivered\","
            + " \"events\": 9}, {\"hour\": \"2026-11-21T05\", \"destination\": \"soc\","
            + " \"result\": \"failed\", \"events\": 3}");

    assertThat(browser.get("/console/destinations").getBody())
        .contains("9 accepted, 3 not", "class=\"up\" x=\"110\" y=\"0\" width=\"4\" height=\"12\"")
        .contains("class=\"down\" x=\"0\" y=\"12\" width=\"4\" height=\"4\"");
  }

  @Test
  void aSenderHasItsHoursOfTheWeekWithTheirFigures() {
    browser.api.answers(
        "GET /v1/instances",
        "{\"instances\": [{\"instance\": \"demo\", \"lastHour\": \"2026-11-21T17:00:00Z\","
            + " \"silent\": true}]}");
    browser.api.answers(
        "GET /v1/instances/demo", "{\"days\": [{\"accepted\": 4, \"rejected\": 1}]}");
    browser.api.answers("GET /v1/settings/instances/demo", "{\"quota\": {\"events\": 1000}}");
    statistics(
        "{\"hour\": \"2026-11-21T17\", \"events\": 8}, {\"hour\": \"2026-11-14T17\", \"events\":"
            + " 4}, {\"hour\": \"2026-11-20T03\", \"events\": 1}");

    assertThat(browser.get("/console/sender?name=demo").getBody())
        .contains(
            "<td class=\"shade4\">12", "<td class=\"shade1\">1", "silent", "{\"events\":1000}");
    assertThat(browser.get("/console/senders").getBody()).contains("silent", "Rejected");
  }

  @Test
  void statisticsByTwoThingsLeadToTheirEventsAndComeAsDrawing() {
    statistics(
        "{\"month\": \"2026-11\", \"asn\": \"64496\", \"type\": \"<b>\", \"events\": 3,"
            + " \"hosts\": 2}");

    assertThat(browser.get("/console/statistics?by=asn,type&step=month").getBody())
        .contains("search?q=asn%3A64496", "AS × type", "from=2026-10-01&amp;to=2026-11-01");
    var drawing = browser.get("/console/statistics?by=asn,type&step=month&as=svg");
    assertThat(header(drawing, "Content-Type")).contains("image/svg+xml");
    assertThat(
            browser.api.requests().getLast().at("/multiValueQueryStringParameters/as/0").asText())
        .as("the API draws")
        .isEqualTo("svg");
  }

  @Test
  void theDayOfACalendarIsInItsWeek() {
    browser.api.answers(
        "GET /v1/statistics",
        """
        {"from": "2026-11-09T00:00:00Z", "whole": true, "rows": [
          {"day": "2026-11-21", "events": 5}, {"day": "2026-11-09", "events": 2}]}
        """);

    assertThat(browser.get("/console/statistics").getBody())
        .contains("<th scope=\"row\">2026-11-16", "<th scope=\"row\">2026-11-09")
        .contains("<td class=\"shade4\">5", "<td class=\"shade2\">2");
  }

  @Test
  void aCalendarIsEmptyBeforeAndBehindTheDaysThatWereCounted() {
    browser.api.answers(
        "GET /v1/statistics",
        """
        {"from": "2026-11-18T00:00:00Z", "to": "2026-11-20T00:00:00Z", "whole": true, "rows": [
          {"day": "2026-11-19", "events": 5}]}
        """);

    var page = Jsoup.parse(browser.get("/console/statistics").getBody());

    assertThat(page.select(".shades td").stream().map(Element::text))
        .containsExactly("", "", "0", "5", "", "", "");
  }

  /** Without a bar for the day between, the line would lead past it. */
  @Test
  void aSeriesHasABarForEachStep() {
    browser.api.answers(
        "GET /v1/statistics",
        """
        {"from": "2026-11-19T00:00:00Z", "whole": true, "rows": [
          {"day": "2026-11-19", "events": 4}, {"day": "2026-11-21", "events": 2}]}
        """);
    assertThat(browser.get("/console/statistics").getBody())
        .contains("data-values=\"4,0,2,0\"", "data-times=\"1795046400,1795132800,", "uplot.js");
    assertThat(browser.get("/console/today").getBody()).doesNotContain("uplot.js", "htmx");
  }

  @Test
  void theFirstPageWithAllThatItLoadsHasLessThan100KilobytesAndTheScriptLessThanSix() {
    int page = browser.get("/console/today").getBody().length();
    int style = browser.get("/console/console.css").getBody().length();
    int script = browser.get("/console/console.js").getBody().length();
    assertThat(page + style + script).isLessThan(100_000);
    assertThat(script).isLessThan(6 * 1024);
  }

  @Test
  void theTimeUntilSomebodyWasToldStandsBesideEachDestination() {
    statistics(
        "{\"month\": \"2026-11\", \"destination\": \"soc\", \"events\": 9, \"hosts\": 4,"
            + " \"p50Seconds\": 61, \"p95Seconds\": 7200}, {\"month\": \"2026-11\","
            + " \"destination\": \"owners\", \"events\": 1, \"hosts\": 1}");

    var page = Jsoup.parse(browser.get("/console/statistics?by=destination&step=month").getBody());

    assertThat(
            browser
                .api
                .requests()
                .getLast()
                .at("/multiValueQueryStringParameters/times/0")
                .asText())
        .isEqualTo("true");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("2026-11 soc 9 4 1 min 1 s 2 h", "2026-11 owners 1 1 – –");
    assertThat(page.select("thead").text()).contains("told, median", "told, 95 %");
  }

  private void failing(int destinations) {
    String failing =
        IntStream.range(0, destinations)
            .mapToObj(
                number ->
                    ("{\"destination\": \"destination-%d\", \"status\": \"failing\", \"failing\":"
                            + " {\"since\": \"2026-11-21T05:00:00Z\", \"lastAnswer\": \"503\"}}")
                        .formatted(number))
            .collect(Collectors.joining(","));
    browser.api.answers("GET /v1/destinations", "{\"destinations\": [" + failing + "]}");
  }

  @Test
  void theFirstPageAsksAsOftenAtAThousandDestinationsAsAtTwentyAndOnlyForWhatIsReady() {
    statistics("");
    failing(20);
    browser.get("/console/today");
    int asked = browser.api.requests().size();
    failing(1_000);

    browser.get("/console/today");

    assertThat(browser.api.requests()).hasSize(2 * asked);
    assertThat(browser.api.requests())
        .filteredOn(request -> request.path("path").asText().startsWith("/v1/statistics"))
        .extracting(request -> request.at("/multiValueQueryStringParameters/ready/0").asText())
        .hasSize(6)
        .containsOnly("true");
  }

  @Test
  void whatIsNotCountedYetIsSaidOnTheFirstPageWithTheWayToIt() {
    statistics("");
    browser.api.answers("GET /v1/unrouted", "{\"unrouted\": [], \"atLeast\": true}");
    browser.api.refuses("GET /v1/statistics", 503);

    var page = Jsoup.parse(browser.get("/console/today").getBody());

    assertThat(page.select(".note").text())
        .contains("still counts the events", "More events may have matched no route");
    assertThat(page.select("main a[href=statistics]")).hasSize(1);
  }

  @Test
  void theFirstPageStaysSmallWhereAThousandDestinationsFail() {
    statistics("");
    failing(1_000);

    String page = browser.get("/console/today").getBody();

    var read = Jsoup.parse(page);
    assertThat(read.select("tbody tr")).hasSize(100);
    assertThat(read.select(".note").text()).contains("900 more");
    long all = page.getBytes(StandardCharsets.UTF_8).length;
    for (String asset : read.select("[src], link").stream().map(this::address).toList()) {
      all += browser.get("/console/" + asset).getBody().length();
    }
    assertThat(all).as("bytes of the page, its style, script and icon").isLessThan(100_000);
  }

  private String address(Element asset) {
    return asset.attr(asset.hasAttr("src") ? "src" : "href");
  }
}
