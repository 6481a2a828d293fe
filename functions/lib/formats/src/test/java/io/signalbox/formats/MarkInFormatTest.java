package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A format with a place for the mark says it, wherever the event bears it. */
class MarkInFormatTest {
  /** How each format says RED. */
  private static final Map<String, String> RED =
      Map.of(
          "idea", "\"TLP\":\"RED\"",
          "x-arf", "\"tlp:red\"",
          "stix", "\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"",
          "n6", "\"restriction\":\"internal\"",
          "misp", "\"name\":\"tlp:red\"",
          "ecs", "\"marking\":{\"tlp\":\"RED\"}",
          "ocsf", "\"labels\":[\"tlp:red\"]");

  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example"));

  static Stream<Arguments> marks() {
    return RED.keySet().stream()
        .flatMap(
            format ->
                Stream.of(
                    Arguments.of(format, "{}", ",\"tlp\":\"RED\""),
                    Arguments.of(format, "{}", ",\"tlp\":\"tlp:red\""),
                    Arguments.of(format, "{}", ",\"TLP\":\"RED\""),
                    Arguments.of(format, "{}", ",\"extra.tlp\":\"RED\""),
                    Arguments.of(format, "{}", ",\"extra\":{\"tlp\":\"RED\"}"),
                    Arguments.of(format, "{}", ",\"tlp\":\"SECRET\""),
                    Arguments.of(format, "{\"tags\":[\"TLP:RED\"]}", ""),
                    Arguments.of(format, "{\"tags\":[\"tlp:red\"]}", ",\"tlp\":\"GREEN\"")));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void theStrictestMarkIsWritten(String format, String meta, String field) {
    Envelope envelope =
        Events.envelope(
            meta,
            """
            {"source.ip":"192.0.2.3","source.port":80,"classification.type":"scanner",
             "protocol.transport":"tcp","time.source":"2026-11-22T04:27:03+00:00"%s}
            """
                .formatted(field));

    assertThat(written(format, envelope)).contains(RED.getOrDefault(format, "an unknown format"));
  }

  private static String written(String format, Envelope envelope) {
    ReceivedEvent event = new ReceivedEvent(envelope, Instant.parse("2026-11-22T05:00:00Z"));
    Conversion conversion =
        EventFormats.write(EventFormats.named(format).orElseThrow(), event, OPTIONS);
    List<String> parts = new ArrayList<>();
    for (byte[] part : ((Conversion.Written) conversion).parts()) {
      parts.add(new String(part, StandardCharsets.UTF_8));
    }
    return String.join("\n", parts);
  }
}
