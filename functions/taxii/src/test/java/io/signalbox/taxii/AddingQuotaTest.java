package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.taxii.Hub.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client adds counts for its quota of the day, and a refusal keeps nothing. */
class AddingQuotaTest {
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer add(int... numbers) {
    String objects =
        Arrays.stream(numbers)
            .mapToObj(
                number ->
                    """
                    {"type": "ipv4-addr", "spec_version": "2.1", "value": "192.0.2.%d",
                     "id": "ipv4-addr--0b5cf1a2-7f0e-4c59-a3a8-%012d"}
                    """
                        .formatted(number, number))
            .collect(Collectors.joining(","));
    return hub.post(path() + "objects/", "limited", "{\"objects\": [" + objects + "]}");
  }

  private String path() {
    Answer collections = hub.send("GET", COLLECTIONS, "limited", Map.of());
    return COLLECTIONS + collections.json().at("/collections/0/id").asText() + "/";
  }

  @Test
  void a_request_beyond_the_quota_keeps_nothing_and_says_when_to_come_again() {
    Answer refused = add(1, 2, 3, 4);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Content-Type")).isEqualTo("application/taxii+json;version=2.1");
    assertThat(refused.json().path("http_status").asText()).isEqualTo("429");
    assertThat(refused.json().path("title").asText()).isEqualTo("The quota of the day is used up");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();

    assertThat(add(1, 2).json().path("total_count").asInt()).isEqualTo(2);
    assertThat(add(3).json().path("total_count").asInt()).isEqualTo(1);
    assertThat(add(4).status()).isEqualTo(429);
  }

  @Test
  void a_deletion_counts_as_an_event() {
    assertThat(add(1, 2, 3).status()).isEqualTo(202);

    String object = path() + "objects/ipv4-addr--0b5cf1a2-7f0e-4c59-a3a8-000000000001/";
    assertThat(hub.send("DELETE", object, "limited", Map.of()).status()).isEqualTo(429);
  }
}
