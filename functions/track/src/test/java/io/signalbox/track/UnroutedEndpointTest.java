package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnroutedEndpointTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_matched_no_route_is_counted_by_sender_and_type_the_most_frequent_first() {
    hub.route(hub.keep("cert-ee", 1, ""));
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);
    hub.route(hub.keep("cert-at", 3, ""));
    hub.route(hub.keepOfType("cert-at", 4, "phishing"));
    hub.route(hub.keepOfType("cert-at", 5, "phishing"));

    Answer answer = hub.get("admin", "/v1/unrouted");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("unrouted")).hasSize(3);
    assertThat(answer.at("/unrouted/0/sender")).isEqualTo("cert-at");
    assertThat(answer.at("/unrouted/0/type")).isEqualTo("phishing");
    assertThat(answer.at("/unrouted/0/envelopes")).isEqualTo("2");
    assertThat(answer.at("/unrouted/0/latest/id")).isEqualTo(Hub.uuid(5));
    assertThat(answer.json().path("unrouted").get(1).has("type")).isFalse();
    assertThat(answer.json().has("atLeast")).isFalse();
  }

  @Test
  void only_what_came_since_a_time_is_counted() {
    hub.route(hub.keep("cert-at", 1, ""));
    hub.clock.advance(Duration.ofHours(1));
    String since = hub.clock.instant().toString();
    hub.route(hub.keep("cert-ee", 2, ""));

    Answer answer = hub.get("admin", "/v1/unrouted", "since", since);

    assertThat(answer.at("/since")).isEqualTo(since);
    assertThat(answer.json().path("unrouted")).hasSize(1);
    assertThat(answer.at("/unrouted/0/sender")).isEqualTo("cert-ee");
    hub.clock.advance(Duration.ofDays(1));
    assertThat(hub.get("admin", "/v1/unrouted").json().path("unrouted")).isEmpty();
  }

  @Test
  void where_there_is_too_much_the_newest_are_counted_and_the_answer_says_so() {
    for (int i = 0; i < 2_001; i++) {
      hub.route(hub.keep("cert-at", i, ""));
    }

    Answer answer = hub.get("admin", "/v1/unrouted");

    assertThat(answer.at("/unrouted/0/envelopes")).isEqualTo("2000");
    assertThat(answer.at("/atLeast")).isEqualTo("true");
    assertThat(answer.at("/since")).isGreaterThan("2026-11-22T04:00:00.030Z");
  }
}
