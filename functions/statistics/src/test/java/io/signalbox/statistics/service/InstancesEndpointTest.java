package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstancesEndpointTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private JsonNode instance(String name) {
    APIGatewayProxyResponseEvent answer = hub.ask("/v1/instances", "admin");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    for (JsonNode one : Hub.tree(answer.getBody()).path("instances")) {
      if (one.path("instance").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("There is no instance " + name);
  }

  @Test
  void a_sender_that_sent_each_day_is_silent_when_nothing_came_for_two_days() {
    for (int day = 0; day < 25; day++) {
      hub.route("cert-at", "{\"feed.name\": \"reports\", \"extra.day\": %d}".formatted(day));
      hub.clock.advance(Duration.ofDays(1));
      hub.writeSheets();
    }
    assertThat(instance("cert-at").path("silent").asBoolean(true)).isFalse();

    hub.clock.advance(Duration.ofDays(1));
    hub.writeSheets();

    JsonNode silent = instance("cert-at");
    assertThat(silent.path("silent").asBoolean()).isTrue();
    assertThat(silent.path("lastHour").asText()).isEqualTo("2026-12-16T04:00:00Z");
    assertThat(hub.notices()).containsExactly("hub.sender.silent");
  }

  @Test
  void an_instance_that_never_sent_anything_has_its_name_alone() {
    assertThat(instance("reader")).isEqualTo(Hub.tree("{\"instance\": \"reader\"}"));
  }

  @Test
  void who_may_not_administer_sees_nobody() {
    assertThat(hub.ask("/v1/instances", "cert-at").getStatusCode()).isEqualTo(403);
    assertThat(hub.ask("/v1/instances", "nobody").getStatusCode()).isEqualTo(401);
  }
}
