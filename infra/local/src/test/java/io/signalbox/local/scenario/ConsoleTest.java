package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.scenarios.ConsoleClient;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A handler's work in the console of a whole hub: each page by the answers of the real API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String ID = "3f0b7d3e-5d3c-4b7f-9a51-6a1f0c2b8e45";

  private final Hub hub = LocalHubs.start("hub-with-console");
  private final ConsoleClient browser = new ConsoleClient(hub.baseUrl());

  @BeforeAll
  void fill() {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    administrator.settings(
        new Settings()
            .instance("owner", "'invalidContent': 'quarantine'")
            .destination("feed", "{'method': 'pull'}")
            .destination("soc", "{'method': 'http', 'uri': 'http://127.0.0.1:9/'}")
            .put(
                "routes",
                "scanners",
                "{'pattern': {'payload': {'classification.type': ['scanner']}}, 'destinations':"
                    + " ['feed', 'soc']}")
            .json());
    HubClient owner = new HubClient(hub.baseUrl(), "owner-token");
    owner.postOne(event("scanner", "first"));
    owner.postOne(event("scanner", "second"));
    owner.post("/v1/envelopes", "{\"source.ip\": 1, \"classification.type\": \"no type <b>\"}");
    owner.post(
        "/v1/envelopes",
        "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\": \"no"
            + " id <b>\"}, \"payload\": {\"source.ip\": \"192.0.2.7\"}}");
    administrator.post("/v1/destinations/soc/pause", "{\"reason\": \"they move house\"}");
    assertThat(browser.signIn(hub.administratorToken()).statusCode()).isEqualTo(303);
  }

  @AfterAll
  void stop() {
    browser.close();
    hub.close();
  }

  private static String event(String type, String text) {
    return """
    {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": "%s"},
     "payload": {"classification.type": "%s", "source.ip": "192.0.2.7", "event_description.text": "%s"}}\
    """
        .formatted(ID, type, text);
  }

  private String page(String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(page + ": " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void today_names_what_needs_a_person() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(page("today"))
                    .contains("they move house", "conflict", "quarantine", "matched no route"));
  }

  @Test
  void an_event_shows_what_became_of_it() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(page("event?id=" + ID)).contains("destination?name=soc", "owner"));
    assertThat(location(browser.get("find?q=" + ID))).isEqualTo("event?id=" + ID);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(page("feeds?name=feed")).contains("event?id=" + ID, "192.0.2.7"));
    assertThat(browser.get("event?id=" + ID.replace("3f0b", "0000")).statusCode()).isEqualTo(404);
  }

  @Test
  void a_replay_shows_its_count_before_it_sends() {
    assertThat(page("destinations")).contains("paused", "destination?name=soc");
    HttpResponse<String> question =
        browser.post("destination", "name", "soc", "do", "replay-one", "envelope", ID);
    assertThat(question.body()).contains("Send 1 event again");
    String[] again = {
      "name", "soc", "do", "replay-one", "envelope", ID, "key", hidden(question, "key")
    };
    String first = location(browser.post("destination", again));
    assertThat(first).contains("done=replayed", "job=soc.");
    assertThat(location(browser.post("destination", again))).isEqualTo(first);
    assertThat(page(first)).contains("The replay has begun", "they move house");
  }

  @Test
  void a_route_is_checked_written_and_taken_back() {
    String form = page("rule?kind=routes&name=scanners");
    assertThat(form).contains("classification.type");
    String tag = hidden(browser.get("rule?kind=routes&name=scanners"), "tag");
    String json = "{\"pattern\": {}, \"destinations\": [\"feed\"]}";
    String[] entry = {
      "kind", "routes", "name", "scanners", "tag", tag, "json", json, "do", "check"
    };

    assertThat(browser.post("rule", entry).body()).contains("/routes/scanners/destinations");
    entry[7] = "{\"pattern\": {}, \"destinations\": [\"nowhere\"]}";
    assertThat(browser.post("rule", entry).body())
        .contains("/destinations/0: there is no such destination");
    entry[7] = json;
    entry[9] = "write";
    assertThat(location(browser.post("rule", entry))).isEqualTo("rules?done=written");
    assertThat(browser.post("rule", entry).body()).contains("412");

    String history = page("history");
    Matcher revisions = Pattern.compile("history\\?revision=([0-9a-f]+)").matcher(history);
    assertThat(revisions.find()).as("the latest change can be undone").isTrue();
    String before = revisions.group(1);
    HttpResponse<String> question = browser.get("history?revision=" + before);
    assertThat(question.body()).contains("/routes/scanners");
    String reverted =
        location(browser.post("history", "revision", before, "tag", hidden(question, "tag")));
    assertThat(reverted).isEqualTo("history?done=reverted");
    assertThat(page("rules")).contains("scanner");
  }

  @Test
  void what_was_kept_aside_is_dismissed() {
    new HubClient(hub.baseUrl(), "owner-token").post("/v1/envelopes", "no JSON <b>");
    Matcher item =
        Pattern.compile("href=\"(aside\\?kind=quarantine[^\"]*)\"").matcher(page("senders"));
    assertThat(item.find()).isTrue();
    String link = item.group(1).replace("&amp;", "&");
    assertThat(page(link)).contains("&lt;b&gt;");
    String id = hidden(browser.get(link), "id");

    String done = location(browser.post("aside", "kind", "quarantine", "id", id, "do", "dismiss"));

    assertThat(page(done)).contains("Dismissed");
    assertThat(browser.get(link).statusCode()).isEqualTo(404);
  }

  @Test
  void who_gets_an_event_and_why_not_is_explained() {
    HttpResponse<String> answer =
        browser.post("explain", "event", "{\"classification.type\": \"spam\"}");
    assertThat(answer.body()).contains("Nobody gets it", "rule?kind=routes&amp;name=scanners");
    assertThat(page("responsible?q=192.0.2.1")).contains("nobody");
    assertThat(page("sender?name=owner"))
        .contains("Latest refusals")
        .doesNotContain("Nothing was refused");
  }

  @Test
  void a_token_in_a_header_opens_no_page_and_a_cookie_no_route_of_the_api() {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    assertThat(administrator.get("/console/today").status()).isEqualTo(303);
    try (ConsoleClient stranger = new ConsoleClient(hub.baseUrl())) {
      assertThat(stranger.signIn("token-that-nobody-has").statusCode()).isEqualTo(401);
      assertThat(administrator.get("/metrics").text()).containsPattern("failed_logins\\S* [1-9]");
      assertThat(stranger.get("today").statusCode()).isEqualTo(303);
      assertThat(stranger.post("sign-in", "token", "x".repeat(10_000)).statusCode()).isEqualTo(413);
    }
  }

  private static String hidden(HttpResponse<String> page, String name) {
    Matcher field =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    assertThat(field.find()).as(name + " in " + page.body()).isTrue();
    return field.group(1).replace("&#34;", "\"");
  }
}
