package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.history.RangeHistory;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the delivery log is to say of the envelopes that a batch did not carry. */
final class WithheldRecords {
  private static final String QUIET = "Not told again: its recipients know it from notices before";

  private WithheldRecords() {}

  /**
   * One for each envelope that was withheld from a range that is done with: the cursor passes it
   * now. Of other ranges, the reader that goes on with them tells.
   */
  static List<DeliveryRecord> of(
      Reader reader,
      List<Delivery> deliveries,
      LoadedBatch batch,
      List<RangeResult> results,
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

  /** The same with one for each envelope that recipients were not told of, as they know it. */
  static List<DeliveryRecord> with(
      List<DeliveryRecord> withheld,
      Reader reader,
      List<Delivery> deliveries,
      LoadedBatch batch,
      BatchHistory history,
      List<RangeResult> results,
      Instant now) {
    List<DeliveryRecord> records = new ArrayList<>(withheld);
    for (int i = 0; i < results.size(); i++) {
      Optional<RangeHistory> range = history.range(i);
      if (range.isEmpty() || !isDone(results.get(i))) {
        continue;
      }
      for (int j = 0; j < batch.entries().get(i).size(); j++) {
        if (range.get().isQuiet(batch.envelopes().get(i).get(j))) {
          var one = new LoadedBatch.Withheld(batch.entries().get(i).get(j), QUIET);
          records.add(record(reader, deliveries.get(i), one, now));
        }
      }
    }
    return records;
  }

  private static boolean isDone(RangeResult result) {
    return switch (result) {
      case RangeResult.Empty empty -> true;
      case RangeResult.NotSent notSent -> false;
      case RangeResult.Sent(Outcome outcome, Instant at) -> outcome instanceof Outcome.Delivered;
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
