package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.feeds.Released;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch with what it carries.
 *
 * @param entries the entries of each range that it carries
 * @param envelopes their envelopes
 * @param withheld the entries of each range that the destination may not get
 */
record LoadedBatch(
    InFlightBatch inFlight,
    List<List<Located>> entries,
    List<List<StoredEnvelope>> envelopes,
    List<List<Withheld>> withheld) {

  /** An entry whose envelope the destination may not get, and why. */
  record Withheld(Located located, String reason) {
    private ReceiptSpan received() {
      Entry entry = located.entry();
      return entry.received().orElseGet(() -> ReceiptSpan.until(entry.at()));
    }
  }

  /** Of each range, when the envelopes in it were received, whether it carries them or not. */
  List<List<ReceiptSpan>> received() {
    return IntStream.range(0, envelopes.size()).mapToObj(this::received).toList();
  }

  private List<ReceiptSpan> received(int range) {
    return Stream.concat(
            envelopes.get(range).stream().map(one -> ReceiptSpan.of(one.receivedAt())),
            withheld.get(range).stream().map(Withheld::received))
        .toList();
  }

  /** The same in a batch whose ranges have tickets. */
  LoadedBatch in(InFlightBatch ticketed) {
    return new LoadedBatch(ticketed, entries, envelopes, withheld);
  }

  /** Entries whose envelopes are past retention are left out. */
  static LoadedBatch of(InFlightBatch inFlight, List<Located> located, Released released) {
    List<List<Located>> entries = new ArrayList<>();
    List<List<StoredEnvelope>> envelopes = new ArrayList<>();
    List<List<Withheld>> withheld = new ArrayList<>();
    int next = 0;
    for (InFlightBatch.DeliveryRange range : inFlight.ranges()) {
      List<Located> ofPiece = new ArrayList<>();
      List<StoredEnvelope> carried = new ArrayList<>();
      List<Withheld> left = new ArrayList<>();
      while (next < located.size() && located.get(next).position().compareTo(range.to()) < 0) {
        Located one = located.get(next++);
        @Nullable StoredEnvelope arrival = released.envelopes().get(one.entry().key());
        @Nullable String reason = released.withheld().get(one.entry().key());
        if (arrival != null) {
          ofPiece.add(one);
          carried.add(arrival);
        } else if (reason != null) {
          left.add(new Withheld(one, reason));
        }
      }
      entries.add(ofPiece);
      envelopes.add(carried);
      withheld.add(left);
    }
    return new LoadedBatch(inFlight, entries, envelopes, withheld);
  }
}
