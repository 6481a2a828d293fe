package io.signalbox.store.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message as it lies in a queue.
 *
 * @param visible from when on it can be received
 * @param inFlight whether somebody received it last, and it waits for him to delete it
 */
record QueuedMessage(String body, Instant sent, Instant visible, int receives, boolean inFlight) {

  QueuedMessage received(Instant visibleAgain) {
    return new QueuedMessage(body, sent, visibleAgain, receives + 1, true);
  }

  /** As it is once nobody holds it. */
  QueuedMessage released(Instant now) {
    return new QueuedMessage(body, sent, now, receives, false);
  }

  byte[] encode() {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 1 + text.length)
        .putLong(sent.toEpochMilli())
        .putLong(visible.toEpochMilli())
        .putInt(receives)
        .put((byte) (inFlight ? 1 : 0))
        .put(text)
        .array();
  }

  static QueuedMessage decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Instant sent = Instant.ofEpochMilli(buffer.getLong());
    Instant visible = Instant.ofEpochMilli(buffer.getLong());
    int receives = buffer.getInt();
    boolean inFlight = buffer.get() != 0;
    String body = StandardCharsets.UTF_8.decode(buffer).toString();
    return new QueuedMessage(body, sent, visible, receives, inFlight);
  }
}
