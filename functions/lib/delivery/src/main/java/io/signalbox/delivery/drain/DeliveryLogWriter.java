package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the outcomes of a batch into the delivery log. */
final class DeliveryLogWriter {
  private static final System.Logger LOG = System.getLogger(DeliveryLogWriter.class.getName());

  /** So many fit well into an item. */
  private static final int RECORDS_AN_ITEM = 500;

  /** Tells an item of what was withheld from that of what was sent in the same run. */
  private static final String WITHHELD = "-withheld";

  private static final String REFUSED = "-refused";

  private record Mail(DeliveryRecord record, List<ReceiptSpan> received) {}

  private final DeliveryLog deliveries;

  DeliveryLogWriter(DeliveryLog deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Writes down what is withheld, before the reader's cursor passes it: nothing else tells of it.
   * To be repeated where it throws.
   *
   * @param received when they were received
   * @return how many were written
   * @throws StoreException where the store is away
   */
  int writeWithheld(Reader reader, List<DeliveryRecord> records, List<ReceiptSpan> received) {
    return write(
        reader,
        run(reader) + WITHHELD,
        records,
        records.stream().map(one -> OutcomeRow.of(one.result(), one.envelopes())).toList(),
        Map.of(Result.WITHHELD, received));
  }

  /** Writes down what was refused of deliveries of which the rest was taken; as the other. */
  int writeRefused(Reader reader, List<RefusedRecords.Refused> refused) {
    return write(
        reader,
        run(reader) + REFUSED,
        refused.stream().map(RefusedRecords.Refused::record).toList(),
        refused.stream()
            .map(one -> OutcomeRow.of(one.record().result(), one.envelope(), one.record().at()))
            .toList(),
        Map.of(
            Result.REFUSED,
            refused.stream().map(one -> ReceiptSpan.of(one.envelope().receivedAt())).toList()));
  }

  private int write(
      Reader reader,
      String run,
      List<DeliveryRecord> records,
      List<OutcomeRow> rows,
      Map<Result, List<ReceiptSpan>> received) {
    if (!records.isEmpty()) {
      deliveries.addOutcomes(reader.id(), run, records.getFirst(), rows, received);
    }
    for (int from = 0; from < records.size(); from += RECORDS_AN_ITEM) {
      int to = Math.min(records.size(), from + RECORDS_AN_ITEM);
      deliveries.add(reader.id(), run, records.subList(from, to));
    }
    return records.size();
  }

  /** One for each event that shares the outcome: what was refused of a delivery has another. */
  private static List<OutcomeRow> rows(Delivery sent, Outcome outcome, Instant at) {
    Set<Integer> others =
        outcome instanceof Outcome.Delivered delivered ? delivered.refused().keySet() : Set.of();
    List<OutcomeRow> rows = new ArrayList<>();
    for (int i = 0; i < sent.envelopes().size(); i++) {
      if (!others.contains(i)) {
        rows.add(OutcomeRow.of(Result.of(outcome), sent.envelopes().get(i), at));
      }
    }
    return rows;
  }

  private static String run(Reader reader) {
    return Optional.ofNullable(reader.lease()).map(lease -> lease.owner()).orElse("");
  }

  /**
   * Never throws: to know what was delivered matters more than to be able to look it up.
   *
   * @param received of each range, when the envelopes in it were received
   */
  void write(
      Reader reader,
      List<Delivery> sent,
      List<List<ReceiptSpan>> received,
      List<RangeResult> results) {
    List<InFlightBatch.DeliveryRange> ranges =
        Optional.ofNullable(reader.inFlight()).orElseThrow().ranges();
    List<DeliveryRecord> records = new ArrayList<>();
    List<OutcomeRow> rows = new ArrayList<>();
    Map<Result, List<ReceiptSpan>> byResult = new EnumMap<>(Result.class);
    Map<String, Mail> messages = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof RangeResult.Sent(Outcome outcome, Instant at)) {
        InFlightBatch.DeliveryRange range = ranges.get(i);
        DeliveryRecord record =
            new DeliveryRecord(
                sent.get(i).id(),
                reader.id().feed(),
                reader.id().name(),
                range.from(),
                range.to(),
                sent.get(i).envelopes().size(),
                sent.get(i).attempt(),
                at,
                Result.of(outcome),
                outcome.answer());
        records.add(record);
        List<ReceiptSpan> ofRange = received.get(i);
        byResult.computeIfAbsent(record.result(), unknown -> new ArrayList<>()).addAll(ofRange);
        rows.addAll(rows(sent.get(i), outcome, at));
        if (outcome instanceof Outcome.Delivered delivered) {
          delivered.messageIds().forEach(id -> messages.put(id, new Mail(record, ofRange)));
        }
      }
    }
    if (records.isEmpty()) {
      return;
    }
    try {
      deliveries.addOutcomes(reader.id(), run(reader), records.getFirst(), rows, byResult);
      deliveries.add(reader.id(), run(reader), records);
      messages.forEach(
          (id, mail) -> deliveries.addMessage(reader.id(), id, mail.record(), mail.received()));
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "Outcomes are missing in the delivery log", e);
    }
  }
}
