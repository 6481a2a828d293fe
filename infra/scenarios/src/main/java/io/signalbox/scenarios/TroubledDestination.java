package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * One dead, slow or hostile destination delays nobody else, and one bad envelope delays no other.
 */
public abstract class TroubledDestination extends Scenario {
  private static final String RETRY =
      "'retry': {'first': 'PT1S', 'most': 'PT2S', 'pauseAfter': 'P1D'}";

  /** More than the hub works on at once; fewer on an engine that works on few. */
  protected int groups() {
    return 250;
  }

  /** How long the hub waits for a destination that hangs. */
  protected Duration timeout() {
    return Duration.ofSeconds(30);
  }

  private static String event(int number) {
    return "{\"source.ip\":\"192.0.%d.%d\",\"classification.type\":\"scanner\",\"feed.name\":\"n%d\"}"
        .formatted(number / 250, number % 250, number);
  }

  private Settings settings(PushReceiver troubled, PushReceiver healthy) {
    return new Settings()
        .instance("cert-at")
        .destination(
            "troubled",
            "{'method': 'http', 'uri': '%s', 'form': 'bare', 'http': {'timeout': 'PT2S'}, %s}"
                .formatted(troubled.url(), RETRY))
        .pushesTo("healthy", healthy)
        .routeAllTo("troubled", "healthy");
  }

  @Test
  void
      what_fails_is_delivered_in_order_once_the_destination_works_and_the_others_are_undisturbed() {
    PushReceiver troubled = open(new PushReceiver());
    PushReceiver healthy = open(new PushReceiver());
    AtomicInteger requests = new AtomicInteger();
    troubled.answers(
        push ->
            switch (requests.incrementAndGet()) {
              case 1 -> 500;
              case 2 -> PushReceiver.NO_ANSWER;
              default -> 200;
            });
    administrator().settings(settings(troubled, healthy).json());
    for (int i = 1; i <= 5; i++) {
      as("cert-at").postOne(event(i));
    }

    eventually().untilAsserted(() -> assertThat(healthy.taken()).hasSize(5));
    eventually()
        .untilAsserted(
            () -> assertThat(troubled.takenNames()).containsExactly("n1", "n2", "n3", "n4", "n5"));
    assertThat(healthy.takenNames()).containsExactly("n1", "n2", "n3", "n4", "n5");
  }

  @Test
  void a_destination_that_hangs_with_more_groups_than_there_are_slots_delays_no_other() {
    CountDownLatch end = new CountDownLatch(1);
    PushReceiver hanging = open(new PushReceiver());
    PushReceiver healthy = open(new PushReceiver());
    hanging.answers(push -> waitFor(end));
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .destination(
                    "hanging",
                    "{'method': 'http', 'uri': '%s', 'form': 'bare', 'http': {'timeout': '%s'}, %s}"
                        .formatted(hanging.url(), timeout(), RETRY))
                .pushesTo("healthy", healthy)
                .route(
                    "groups",
                    "{'pattern': {}, 'destinations': ['hanging'], 'groupBy': ['feed.name']}")
                .route(
                    "some",
                    "{'pattern': {'payload': {'classification.type': ['scanner']}},"
                        + " 'destinations': ['healthy']}")
                .json());
    for (int i = 1; i <= groups(); i++) {
      as("cert-at").postOne(event(i).replace("scanner", "spam"));
    }
    eventually().until(() -> hanging.begun() > 1);

    for (int i = 1; i <= 10; i++) {
      as("cert-at").postOne(event(i + groups()));
      int posted = i;
      eventually().untilAsserted(() -> assertThat(healthy.taken()).hasSize(posted));
    }

    assertThat(hanging.pushes()).as("none has ended").isEmpty();
    end.countDown();
    // What hung longer than the hub waits for an answer comes once more.
    eventually()
        .untilAsserted(() -> assertThat(Set.copyOf(hanging.takenNames())).hasSize(groups() + 10));
  }

  private static int waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }

  @Test
  void a_destination_that_is_gone_is_paused_and_goes_on_when_it_is_resumed() {
    PushReceiver troubled = open(new PushReceiver());
    PushReceiver healthy = open(new PushReceiver());
    troubled.answers(push -> 410);
    administrator().settings(settings(troubled, healthy).json());
    as("cert-at").postOne(event(1));
    eventually().untilAsserted(() -> assertThat(troubled.pushes()).hasSize(1));
    as("cert-at").postOne(event(2));
    eventually().untilAsserted(() -> assertThat(healthy.taken()).hasSize(2));
    assertThat(troubled.pushes()).hasSize(1);

    troubled.answers(push -> 200);
    HubClient.Answer resumed = administrator().post("/v1/destinations/troubled/resume", "{}");
    assertThat(resumed.status()).as(resumed.text()).isBetween(200, 204);
    eventually().untilAsserted(() -> assertThat(troubled.takenNames()).containsExactly("n1", "n2"));
  }

  @Test
  void a_bad_envelope_is_set_aside_and_replayed_after_the_receiver_was_mended() {
    PushReceiver troubled = open(new PushReceiver());
    PushReceiver healthy = open(new PushReceiver());
    troubled.answers(push -> push.json().get("feed.name").asText().equals("n2") ? 422 : 200);
    administrator().settings(settings(troubled, healthy).json());
    for (int i = 1; i <= 4; i++) {
      as("cert-at").postOne(event(i));
    }
    eventually()
        .untilAsserted(() -> assertThat(troubled.takenNames()).containsExactly("n1", "n3", "n4"));

    troubled.answers(push -> 200);
    administrator().post("/v1/destinations/troubled/replay", "{\"setAside\": true}");
    eventually()
        .untilAsserted(
            () -> assertThat(troubled.takenNames()).containsExactly("n1", "n3", "n4", "n2"));
  }
}
