package io.signalbox.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.StoreException;
import io.signalbox.store.telemetry.LogContext;
import java.util.List;

/**
 * Sets aside the envelopes that cannot be routed, so that they hold nobody up: a message in a
 * dead-letter queue each, that says where the envelope stands and why. The envelope itself stays
 * where it is; a redrive of the queue has it routed again.
 */
final class Unrouted {
  private static final System.Logger LOG = System.getLogger(Unrouted.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageQueue deadLetters;

  Unrouted(MessageQueue deadLetters) {
    this.deadLetters = deadLetters;
  }

  /**
   * @throws StoreException if the queue does not take it: the envelope's record must then be told
   *     again
   */
  void setAside(Key item, Throwable reason) {
    LogContext.about(
        LogContext.ENVELOPE,
        item.partition(),
        () ->
            LOG.log(
                System.Logger.Level.ERROR,
                "The envelope " + item.partition() + " (" + item.sort() + ") cannot be routed",
                reason));
    String text = message(item, reason.getClass().getSimpleName());
    if (!deadLetters.send(List.of(Message.now(text))).isEmpty()) {
      throw new StoreException.Unavailable(
          "An envelope was not set aside", new IllegalStateException("The queue is away"));
    }
  }

  /** The message that names an envelope, and why it was set aside. */
  static String message(Key item, String reason) {
    return JSON.createObjectNode()
        .put("envelope", item.partition())
        .put("item", item.sort())
        .put("reason", reason)
        .toString();
  }

  /**
   * Where the envelope stands that a message of this class's names.
   *
   * @throws IllegalArgumentException for any other message
   */
  static Key item(String message) {
    try {
      JsonNode node = JSON.readTree(message);
      String envelope = node.path("envelope").asText();
      String item = node.path("item").asText();
      if (!envelope.isEmpty() && !item.isEmpty()) {
        return new Key(envelope, item);
      }
    } catch (JsonProcessingException malformed) {
      // The message is not told: it may hold anything.
    }
    throw new IllegalArgumentException("The message names no envelope");
  }
}
