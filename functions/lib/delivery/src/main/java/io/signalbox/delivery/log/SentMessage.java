package io.signalbox.delivery.log;

import io.signalbox.delivery.reader.ReaderId;
import java.util.Set;

/**
 * What is known of a mail by its message id.
 *
 * @param record the try that sent it
 * @param reader who sent it
 * @param returned whose servers did not take it, each as a hash of the address
 */
public record SentMessage(ReaderId reader, DeliveryRecord record, Set<String> returned) {
  public SentMessage {
    returned = Set.copyOf(returned);
  }
}
