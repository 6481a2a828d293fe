package io.signalbox.n6;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;

/**
 * An event that was asked for.
 *
 * @param time when it happened
 * @param json on one line
 * @param bytes how long that is in UTF-8
 */
record FoundEvent(Instant time, String id, String json, int bytes) {
  /** The newest first. */
  static final Comparator<FoundEvent> ORDER =
      Comparator.comparing(FoundEvent::time).reversed().thenComparing(FoundEvent::id);

  static FoundEvent of(ObjectNode event) {
    byte[] json = Json.bytes(event);
    return new FoundEvent(
        TimeRange.time(event, "time").orElse(Instant.EPOCH),
        event.path("id").asText(),
        new String(json, StandardCharsets.UTF_8),
        json.length);
  }
}
