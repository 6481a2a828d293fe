package io.signalbox.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;

/** Settings and events out of JSON. */
final class Samples {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Samples() {}

  static ObjectNode json(String text) {
    try {
      return MAPPER.readValue(text.replace('\'', '"'), ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Envelope event(String payload) {
    return Envelope.ofEvent(json(payload));
  }

  /**
   * Settings with these routes and the destinations a, b and c that are pushed to, and one that is
   * pulled.
   */
  static SettingsDocument settings(String routes) {
    String pushed = "{'method': 'http', 'uri': 'https://soc.example'}";
    return SettingsReader.read(
        json(
            """
            {'destinations': {'a': %1$s, 'b': %1$s, 'c': %1$s, 'pulled': {'method': 'pull'}},
             'routes': %2$s}
            """
                .formatted(pushed, routes)));
  }
}
