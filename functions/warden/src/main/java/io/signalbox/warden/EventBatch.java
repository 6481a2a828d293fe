package io.signalbox.warden;

import io.signalbox.api.Response;
import io.signalbox.feeds.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Events of a feed, as IDEA0.
 *
 * @param next the place behind what was read
 */
record EventBatch(List<byte[]> events, Position next) {
  EventBatch {
    events = List.copyOf(events);
  }

  /** The answer to {@code getEvents}. */
  Response response() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(utf8("{\"lastid\": " + EventIds.before(next) + ", \"events\": ["));
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        body.writeBytes(utf8(", "));
      }
      body.writeBytes(events.get(i));
    }
    body.writeBytes(utf8("]}"));
    return Response.bytes(200, Response.JSON, body.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
