package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Located;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timeline of an envelope says where it was not let out. */
class WithheldTest {
  private static final UUID DELIVERY = new UUID(1, 1);
  private static final String WHY = "TLP:RED is above the ceiling TLP:AMBER";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_delivery_that_did_not_carry_it_is_not_its_own() {
    Located place = routed();
    tried(DELIVERY, place, Result.DELIVERED, "200 OK");
    tried(DELIVERY, place, Result.WITHHELD, WHY);

    JsonNode push = deliveries().path(0);

    assertThat(push.path("status").asText()).isEqualTo("withheld");
    assertThat(push.path("tries").findValuesAsText("result")).containsExactly("withheld");
    assertThat(push.at("/tries/0/answer").asText()).isEqualTo(WHY);
  }

  @Test
  void a_delivery_does_not_name_what_it_did_not_carry() {
    Located place = routed();
    tried(DELIVERY, place, Result.DELIVERED, "200 OK");
    String path = "/v1/deliveries/" + DELIVERY;
    assertThat(hub.get("admin", path, "destination", "push").json().path("envelopes")).hasSize(1);

    tried(DELIVERY, place, Result.WITHHELD, WHY);

    assertThat(hub.get("admin", path, "destination", "push").json().path("envelopes")).isEmpty();
  }

  @Test
  void a_replay_after_the_ceiling_was_raised_is_the_latest() {
    Located place = routed();
    tried(DELIVERY, place, Result.WITHHELD, WHY);
    tried(new UUID(2, 2), place, Result.DELIVERED, "200 OK");

    JsonNode push = deliveries().path(0);

    assertThat(push.path("status").asText()).isEqualTo("delivered");
    assertThat(push.path("tries").findValuesAsText("result"))
        .containsExactly("delivered", "withheld");
  }

  @Test
  void a_feed_that_is_read_says_from_whom_it_is_withheld() {
    hub.route(hub.keep("cert-at", 1, ",\"tags\":[\"tlp:red\"]"), Hub.FEED);

    JsonNode feed = deliveries().path(0);

    assertThat(feed.path("status").asText()).isEqualTo("withheld");
    assertThat(feed.path("withheld").asText())
        .isEqualTo("TLP:RED is above the ceiling TLP:AMBER+STRICT");
    assertThat(hub.get("cert-at", "/v1/envelopes/" + Hub.uuid(1)).body())
        .contains("withheld")
        .doesNotContain("ceiling");
  }

  private Located routed() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    hub.readers.change(ReaderId.main(Hub.PUSH), reader -> reader.advanced(place.next(), null));
    return place;
  }

  private JsonNode deliveries() {
    return hub.get("admin", "/v1/envelopes/" + Hub.uuid(1)).json().at("/revisions/0/deliveries");
  }

  private void tried(UUID id, Located place, Result result, String answer) {
    hub.clock.advance(Duration.ofSeconds(5));
    hub.log.add(
        ReaderId.main(Hub.PUSH),
        "run-" + result,
        List.of(
            new DeliveryRecord(
                id,
                Hub.PUSH,
                "main",
                place.position(),
                place.next(),
                1,
                1,
                hub.clock.instant(),
                result,
                answer)));
  }
}
