package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the delivery log is to say of the envelopes that a flight did not carry. */
final class WithheldRecords {

  private WithheldRecords() {}

  /**
   * One for each envelope that was withheld from a piece that is done with: the cursor passes it
   * now. Of other pieces, the reader that goes on with them tells.
   */
  static List<DeliveryRecord> of(
      Reader reader,
      List<Delivery> deliveries,
      LoadedBatch batch,
      List<PieceResult> results,
      Instant now) {
    List<DeliveryRecord> records = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (isDone(results.get(i))) {
        for (LoadedBatch.Withheld one : batch.withheld().get(i)) {
          records.add(record(reader, deliveries.get(i), one, now));
        }
      }
    }
    return records;
  }

  private static boolean isDone(PieceResult result) {
    return switch (result) {
      case PieceResult.Empty empty -> true;
      case PieceResult.NotSent notSent -> false;
      case PieceResult.Sent(Outcome outcome, Instant at) -> outcome instanceof Outcome.Delivered;
    };
  }

  private static DeliveryRecord record(
      Reader reader, Delivery delivery, LoadedBatch.Withheld withheld, Instant now) {
    return new DeliveryRecord(
        delivery.id(),
        reader.id().feed(),
        reader.id().name(),
        withheld.located().position(),
        withheld.located().next(),
        1,
        delivery.attempt(),
        now,
        DeliveryRecord.Result.WITHHELD,
        withheld.reason());
  }
}
