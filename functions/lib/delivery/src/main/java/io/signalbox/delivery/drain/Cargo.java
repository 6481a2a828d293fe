package io.signalbox.delivery.drain;

import io.signalbox.archive.Arrival;
import io.signalbox.archive.EnvelopeKey;
import io.signalbox.delivery.feed.Located;
import io.signalbox.delivery.reader.Flight;
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
record Cargo(Flight flight, List<List<Located>> entries, List<List<Arrival>> envelopes) {

  static Cargo of(Flight flight, List<Located> located, Map<EnvelopeKey, Arrival> arrivals) {
    List<List<Located>> entries = new ArrayList<>();
    List<List<Arrival>> envelopes = new ArrayList<>();
    int next = 0;
    for (Flight.Piece piece : flight.pieces()) {
      List<Located> ofPiece = new ArrayList<>();
      List<Arrival> carried = new ArrayList<>();
      while (next < located.size() && located.get(next).position().compareTo(piece.to()) < 0) {
        Located one = located.get(next++);
        @Nullable Arrival arrival = arrivals.get(one.entry().key());
        if (arrival != null) {
          ofPiece.add(one);
          carried.add(arrival);
        }
      }
      entries.add(ofPiece);
      envelopes.add(carried);
    }
    return new Cargo(flight, entries, envelopes);
  }
}
