package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flight with what it carries.
 *
 * @param entries the entries of each piece, but for those whose envelope is past retention
 * @param envelopes their envelopes
 */
record LoadedBatch(
    InFlightBatch flight, List<List<Located>> entries, List<List<StoredEnvelope>> envelopes) {

  static LoadedBatch of(
      InFlightBatch flight, List<Located> located, Map<EnvelopeKey, StoredEnvelope> arrivals) {
    List<List<Located>> entries = new ArrayList<>();
    List<List<StoredEnvelope>> envelopes = new ArrayList<>();
    int next = 0;
    for (InFlightBatch.DeliveryRange piece : flight.pieces()) {
      List<Located> ofPiece = new ArrayList<>();
      List<StoredEnvelope> carried = new ArrayList<>();
      while (next < located.size() && located.get(next).position().compareTo(piece.to()) < 0) {
        Located one = located.get(next++);
        @Nullable StoredEnvelope arrival = arrivals.get(one.entry().key());
        if (arrival != null) {
          ofPiece.add(one);
          carried.add(arrival);
        }
      }
      entries.add(ofPiece);
      envelopes.add(carried);
    }
    return new LoadedBatch(flight, entries, envelopes);
  }
}
