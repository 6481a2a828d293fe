package io.signalbox.deliver.amqp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.settings.AmqpOptions;
import io.signalbox.settings.Destination;

/** What a message holds. */
final class MessageBody {
  private static final EnvelopeWriter WRITER = new EnvelopeWriter();

  private MessageBody() {}

  /**
   * The JSON of one envelope.
   *
   * @throws IllegalArgumentException if the destination wants IntelMQ events, and this is none
   */
  static byte[] of(Envelope envelope, Destination destination, AmqpOptions.Message message) {
    return Json.bytes(
        switch (message) {
          case ENVELOPE ->
              WRITER.write(
                  envelope, destination.form(), destination.intelmq(), destination.hierarchical());
          case INTELMQ -> intelmq(envelope, destination);
        });
  }

  /** IntelMQ's collector tells the message's type by {@code __type}, and takes flat keys alone. */
  private static ObjectNode intelmq(Envelope envelope, Destination destination) {
    if (!envelope.protocol().isIntelMqEvent()) {
      throw new IllegalArgumentException("IntelMQ's collector takes IntelMQ events only");
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("__type", "Event");
    return event.setAll(WRITER.write(envelope, Form.BARE, destination.intelmq(), false));
  }
}
