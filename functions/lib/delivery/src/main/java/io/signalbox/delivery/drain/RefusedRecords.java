package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Located;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the delivery log is to say of envelopes that were refused while the rest was taken. */
final class RefusedRecords {

  /** What is to be said of an envelope. */
  record Refused(DeliveryRecord record, StoredEnvelope envelope) {}

  private RefusedRecords() {}

  /** One for each of them, later than the record of the delivery that says the rest was taken. */
  static List<Refused> of(
      Reader reader, List<Delivery> deliveries, LoadedBatch batch, List<RangeResult> results) {
    List<Refused> records = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof RangeResult.Sent(Outcome outcome, Instant at)
          && outcome instanceof Outcome.Delivered delivered) {
        Delivery sent = deliveries.get(i);
        List<Located> entries = batch.entries().get(i);
        delivered
            .refused()
            .forEach(
                (index, reason) ->
                    records.add(
                        new Refused(
                            record(reader, sent, entries.get(index), at.plusMillis(1), reason),
                            sent.envelopes().get(index))));
      }
    }
    return records;
  }

  private static DeliveryRecord record(
      Reader reader, Delivery delivery, Located entry, Instant at, String reason) {
    return new DeliveryRecord(
        delivery.id(),
        reader.id().feed(),
        reader.id().name(),
        entry.position(),
        entry.next(),
        1,
        delivery.attempt(),
        at,
        DeliveryRecord.Result.REFUSED,
        reason);
  }
}
