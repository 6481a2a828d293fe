package io.signalbox.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.requested.InlineDestination;
import org.junit.jupiter.api.Test;

class DestinationJsonTest {
  private final ObjectNode settings =
      JsonNodeFactory.instance
          .objectNode()
          .put("method", "mail")
          .put("uri", "mailto:abuse@isp.example");

  @Test
  void what_an_event_asked_for_is_shown_as_inline_with_who_sent_the_event() {
    String name = new InlineDestination("cert-at", settings).name();

    assertThat(shown(name).path("inline").asBoolean()).isTrue();
    assertThat(shown(name).path("instance").asText()).isEqualTo("cert-at");
    assertThat(shown(name).path("uri").asText()).isEqualTo("mailto:abuse@isp.example");
    assertThat(shown("abuse").has("inline")).isFalse();
  }

  private ObjectNode shown(String name) {
    return DestinationJson.of(
        SettingsReader.destination(name, settings), DestinationState.open(name));
  }
}
