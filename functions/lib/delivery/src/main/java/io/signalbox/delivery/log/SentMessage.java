package io.signalbox.delivery.log;

import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.ReceiptSpan;
import java.util.List;
import java.util.Set;

/**
 * What is known of a mail by its message id.
 *
 * @param record the try that sent it
 * @param reader who sent it
 * @param received when the events in it were received
 * @param returned whose servers did not take it, each as a hash of the address
 */
public record SentMessage(
    ReaderId reader, DeliveryRecord record, List<ReceiptSpan> received, Set<String> returned) {
  public SentMessage {
    received = List.copyOf(received);
    returned = Set.copyOf(returned);
  }
}
