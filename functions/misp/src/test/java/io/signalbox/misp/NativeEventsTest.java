package io.signalbox.misp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.feeds.FeedHub;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What came as MISP comes out of the feed as it was, within the MISP event of its interval. */
class NativeEventsTest {
  private static final String EVENT = "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0001";
  private static final String FIRST = "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0003";
  private static final String SECOND = "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0004";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private static String event(String mark, String... attributes) {
    return "{\"Event\":{\"uuid\":\"%s\",\"info\":\"A campaign\",\"Tag\":[{\"name\":\"%s\"}],\"Attribute\":[%s]}}"
        .formatted(EVENT, mark, String.join(",", attributes));
  }

  private static String attribute(String uuid, String comment) {
    return ("{\"uuid\":\"%s\",\"type\":\"ip-dst|port\",\"category\":\"Network activity\","
            + "\"value\":\"192.0.2.1|443\",\"to_ids\":true,\"comment\":\"%s\","
            + "\"timestamp\":\"1700000000\",\"disable_correlation\":false}")
        .formatted(uuid, comment);
  }

  private JsonNode file(String token) {
    hub.clock.advance(Duration.ofHours(2));
    String path = "/v1/misp/feed/" + hub.listed().getFirst() + ".json";
    return hub.get(path, Map.of("Authorization", "Bearer " + token)).json().path("Event");
  }

  @Test
  void attributes_keep_their_uuids_and_members_beside_objects_of_other_events() {
    hub.appendMisp(event("tlp:green", attribute(FIRST, "c2")));
    hub.append("{\"source.ip\":\"192.0.2.9\"}");

    JsonNode file = file("reader");

    ObjectNode attribute = (ObjectNode) file.path("Attribute").get(0);
    assertThat(attribute.remove("Tag").findValuesAsText("name")).containsExactly("tlp:green");
    assertThat(attribute).isEqualTo(FeedHub.parse(attribute(FIRST, "c2")));
    assertThat(file.at("/Attribute/1/value").asText()).isEqualTo(EVENT);
    assertThat(file.at("/Attribute/1/comment").asText()).isEqualTo("A campaign");
    assertThat(file.path("Object")).hasSize(1);
    assertThat(hub.get("hashes.csv").text())
        .as("both parts of the value, the event's UUID, and the other event's")
        .contains("d0f88d6c87767262ba8e93d6acccd784", "13f3cf8c531952d72e5847c4183e6910");
  }

  @Test
  void of_an_event_that_changed_within_an_interval_the_last_is_there() {
    hub.appendMisp(event("tlp:green", attribute(FIRST, "first"), attribute(SECOND, "x")));
    hub.appendMisp(event("tlp:green", attribute(FIRST, "second"), attribute(FIRST, "again")));

    JsonNode attributes = file("reader").path("Attribute");

    assertThat(attributes.findValuesAsText("comment")).containsExactly("second", "A campaign");
  }

  @Test
  void an_event_above_a_ceiling_is_left_out() {
    hub.appendMisp(event("tlp:amber", attribute(FIRST, "c2")));

    assertThat(file("green").path("Attribute")).isEmpty();
  }

  @Test
  void a_large_event_is_told_by_its_id() {
    String attribute = attribute(FIRST, "x".repeat(60_000));
    hub.appendMisp(event("tlp:green", Collections.nCopies(8, attribute).toArray(String[]::new)));

    assertThat(file("reader").at("/Object/0/Attribute/0/value").asText())
        .startsWith("Too large for MISP: envelope ");
  }
}
