package io.signalbox.local.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.MessageQueue;
import java.time.Duration;
import java.util.List;

/**
 * Tells the hub of mails that came back, in the form of Amazon SES's notifications, so that the
 * same function works them off on every engine.
 */
public final class Bounces {
  private final MessageQueue queue;

  /**
   * @param queue the template's queue of bounces
   */
  public Bounces(MessageQueue queue) {
    this.queue = queue;
  }

  /**
   * An address that takes no mail, for good.
   *
   * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}; empty if unknown
   * @param diagnostic what the mail system said, for people
   */
  record Bounce(String address, String status, String diagnostic) {}

  void tell(Bounce bounce, String messageId) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("notificationType", "Bounce");
    event.putObject("mail").put("messageId", messageId);
    event
        .putObject("bounce")
        .put("bounceType", "Permanent")
        .put("bounceSubType", "General")
        .putArray("bouncedRecipients")
        .addObject()
        .put("emailAddress", bounce.address())
        .put("status", bounce.status())
        .put("diagnosticCode", bounce.diagnostic());
    queue.send(List.of(new MessageQueue.Message(event.toString(), Duration.ZERO)));
  }
}
