package io.signalbox.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is fetched counts for the quota of its instance. */
class FetchQuotaTest {
  private final FetchingHub hub = new FetchingHub(HubFeedTest.FETCH);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_is_more_than_the_quota_of_the_day_waits_for_the_next() {
    hub.settings(HubFeedTest.FETCH, "{'quota': {'events': 4}}");
    hub.answers(HubFeedTest::threePages);
    for (int minute = 0; minute < 60; minute++) {
      hub.minute();
    }

    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 4L));
    assertThat(hub.state().cursor()).isEqualTo("c2");
    assertThat(hub.state().failure())
        .extracting("answer")
        .isEqualTo(
            "the page is more than is left of the quota of the instance cert-ee until"
                + " 2026-11-23T00:00:00Z");
    assertThat(hub.requests).as("it is not asked again in vain").hasSize(3);

    hub.clock.advance(Duration.ofHours(13));
    hub.minute();
    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 6L));
  }
}
