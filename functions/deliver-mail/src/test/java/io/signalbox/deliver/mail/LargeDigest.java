package io.signalbox.deliver.mail;

import io.signalbox.delivery.Outcome;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Mailer;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts and sends a backlog of events of 2 kB, in a process whose heap the caller bounds. Prints
 * {@code MAILS EVENTS}. Arguments: the data format and the number of events.
 */
final class LargeDigest {
  private static final String RAW = "QUJD".repeat(300);

  private LargeDigest() {}

  public static void main(String... arguments) {
    var destination = Deliveries.destination(DataFormat.valueOf(arguments[0]), MailOptions.NONE);
    var clock = Clock.systemUTC();
    Mailer mailer = mail -> new Mailer.Result.Accepted("sent-" + mail.content().sizeInBytes());
    var sender = MailScene.sender(mailer, clock);
    List<StoredEnvelope> waiting =
        IntStream.range(0, Integer.parseInt(arguments[1])).mapToObj(LargeDigest::event).toList();
    List<Integer> cut = sender.cut(destination, Group.NONE, waiting);
    int sent = 0;
    for (int size : cut) {
      Outcome outcome = sender.send(Deliveries.of(destination, waiting.subList(sent, sent + size)));
      if (!(outcome instanceof Outcome.Delivered)) {
        throw new IllegalStateException(outcome.toString());
      }
      sent += size;
    }
    System.out.println(cut.size() + " " + sent);
  }

  private static StoredEnvelope event(int number) {
    return Deliveries.arrival(
        number,
        """
        {"source.ip": "192.0.2.%d", "source.port": %d, "time.source": "2026-11-22T09:00:00+00:00",
         "classification.type": "vulnerable-system",
         "classification.identifier": "open-mongodb", "extra.number": %d, "raw": "%s"}
        """
            .formatted(number % 256, number % 65_535, number, RAW));
  }
}
