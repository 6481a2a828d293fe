package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may use the {@code next} of an answer. */
class NextTokenTest {
  @Test
  void next_is_good_for_its_caller_alone() {
    try (Hub hub = new Hub()) {
      hub.append(1, 5);
      String collections = TaxiiEndpoints.ROOT + "collections/";
      String id = hub.get(collections).json().at("/collections/0/id").asText();
      String objects = collections + id + "/objects/";
      String next = hub.get(objects, "limit", "3").json().path("next").asText();

      assertThat(hub.send("GET", objects, "other", Map.of()).status()).isEqualTo(200);
      assertThat(hub.send("GET", objects, "other", Map.of(), "next", next).status()).isEqualTo(400);
      assertThat(hub.get(objects, "next", next).status()).isEqualTo(200);
    }
  }
}
