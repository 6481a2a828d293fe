package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A new feed holds what comes from now on; or, from a stated time in the past on, what its routes
 * would have sent it.
 */
public abstract class NewFeed extends Scenario {
  private static String event(int number, String type) {
    return "{\"source.ip\":\"192.0.2.%d\",\"classification.type\":\"%s\",\"feed.name\":\"n%d\"}"
        .formatted(number, type, number);
  }

  private List<String> names(String feed) {
    HubClient.Answer answer =
        as("cert-at").get("/v1/feeds/" + feed + "?since=2026-01-01T00:00:00Z");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer
        .text()
        .lines()
        .map(line -> line.replaceAll(".*\"feed.name\":\"(n\\d+)\".*", "$1"))
        .toList();
  }

  @Test
  void a_new_feed_holds_what_its_routes_would_have_sent_since_its_start_and_each_once()
      throws InterruptedException {
    PushReceiver receiver = open(new PushReceiver());
    Settings settings =
        new Settings()
            .instance("cert-at")
            .destination("all", "{'method': 'pull', 'form': 'bare'}")
            .routeAllTo("all");
    administrator().settings(settings.json());
    as("cert-at").postOne(event(1, "scanner"));
    eventually().untilAsserted(() -> assertThat(names("all")).containsExactly("n1"));
    Instant start = Instant.now();
    as("cert-at").postOne(event(2, "scanner"));
    as("cert-at").postOne(event(3, "spam"));
    as("cert-at").postOne(event(4, "scanner"));
    eventually().untilAsserted(() -> assertThat(names("all")).hasSize(4));

    String since = "'form': 'bare', 'startAt': '%s'".formatted(start);
    settings
        .destination("from-now", "{'method': 'pull', 'form': 'bare'}")
        .destination("pulled", "{'method': 'pull', %s}".formatted(since))
        .destination(
            "pushed", "{'method': 'http', 'uri': '%s', %s}".formatted(receiver.url(), since))
        .route(
            "scans",
            "{'pattern': {'payload': {'classification.type': ['scanner']}},"
                + " 'destinations': ['from-now', 'pulled', 'pushed']}");
    administrator().settings(settings.json(), "*");
    Thread.sleep(settingsAge());
    as("cert-at").postOne(event(5, "scanner"));
    as("cert-at").postOne(event(6, "spam"));
    as("cert-at").postOne(event(7, "scanner"));

    // The backfill begins when wake next runs, which it does each minute.
    eventually()
        .atMost(patience().multipliedBy(2))
        .untilAsserted(
            () -> assertThat(names("pulled")).containsExactlyInAnyOrder("n2", "n4", "n5", "n7"));
    eventually()
        .untilAsserted(
            () ->
                assertThat(receiver.takenNames())
                    .containsExactlyInAnyOrder("n2", "n4", "n5", "n7"));
    eventually()
        .untilAsserted(() -> assertThat(names("from-now")).containsExactlyInAnyOrder("n5", "n7"));
  }
}
