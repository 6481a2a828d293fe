package io.signalbox.store.embedded;

import io.signalbox.store.MessageQueue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message as it lies in a queue.
 *
 * @param visible from when on it can be received
 * @param inFlight whether somebody received it last, and it waits for him to delete it
 */
record QueuedMessage(
    String body, String group, Instant sent, Instant visible, int receives, boolean inFlight) {
  private static final int IN_FLIGHT = 1;
  private static final int GROUPED = 2;

  /** How many messages are looked at for the one that waits the longest: those sent first. */
  private static final int LOOKED_AT = 100;

  private static final byte[] NOTHING = {};

  /** Since when the longest waiting message could be received for the first time. */
  static Optional<Instant> oldest(RowMap messages) {
    List<Instant> waiting = new ArrayList<>();
    messages.ascend(
        NOTHING,
        (key, value) -> {
          QueuedMessage message = decode(value);
          waiting.add(message.receives() == 0 ? message.visible() : message.sent());
          return waiting.size() < LOOKED_AT;
        });
    return waiting.stream().min(Instant::compareTo);
  }

  QueuedMessage received(Instant visibleAgain) {
    return new QueuedMessage(body, group, sent, visibleAgain, receives + 1, true);
  }

  /** A message as it is sent. */
  static QueuedMessage sent(MessageQueue.Message message, Instant now) {
    return new QueuedMessage(
        message.body(), message.group(), now, visible(now, message.delay()), 0, false);
  }

  /**
   * Queues count milliseconds. A hint that came a fraction of one too early would find its reader
   * not due yet, and be gone.
   */
  private static Instant visible(Instant now, Duration delay) {
    return delay.isZero() ? now : now.plus(delay).plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  /** As whoever received it gets it. */
  ReceivedMessage handed(long id) {
    return new ReceivedMessage(new Receipt(id, receives).text(), body, group, receives, sent);
  }

  /** As it is once nobody holds it. */
  QueuedMessage released(Instant now) {
    return new QueuedMessage(body, group, sent, now, receives, false);
  }

  /** A message that nobody has received after all. */
  QueuedMessage postponed(Instant until) {
    return new QueuedMessage(body, group, sent, until, receives - 1, false);
  }

  byte[] encode() {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    byte[] name = group.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer =
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 2 + name.length + text.length)
            .putLong(sent.toEpochMilli())
            .putLong(visible.toEpochMilli())
            .putInt(receives)
            .put((byte) ((inFlight ? IN_FLIGHT : 0) | (group.isEmpty() ? 0 : GROUPED)));
    if (!group.isEmpty()) {
      buffer.put((byte) name.length).put(name);
    }
    buffer.put(text);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  static QueuedMessage decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Instant sent = Instant.ofEpochMilli(buffer.getLong());
    Instant visible = Instant.ofEpochMilli(buffer.getLong());
    int receives = buffer.getInt();
    int flags = buffer.get();
    byte[] name = new byte[(flags & GROUPED) == 0 ? 0 : Byte.toUnsignedInt(buffer.get())];
    buffer.get(name);
    String body = StandardCharsets.UTF_8.decode(buffer).toString();
    return new QueuedMessage(
        body,
        new String(name, StandardCharsets.US_ASCII),
        sent,
        visible,
        receives,
        (flags & IN_FLIGHT) != 0);
  }
}
