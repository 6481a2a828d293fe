package io.signalbox.statistics;

import io.signalbox.delivery.log.ConcernedEvents;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.ReceiptSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which events had results by a sheet of outcomes: whether such is written of the sheet before,
 * too; how many lists there are; and for each its result, its feed, how many spans it has, and
 * these, each by its distance from the one before and its length. Where many feeds take too much,
 * their lists are one.
 */
final class ConcernedCodec {
  private static final int BYTES_MOST = 8_000;

  private ConcernedCodec() {}

  private record Name(Result result, int feed) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int byResult = result.compareTo(other.result);
      return byResult != 0 ? byResult : Integer.compare(feed, other.feed);
    }
  }

  /**
   * What an item says.
   *
   * @param isBehindOther whether such is written of the sheet before, too
   */
  record Decoded(boolean isBehindOther, List<ConcernedEvents> concerned) {}

  static byte[] encode(boolean isBehindOther, Collection<ConcernedEvents> concerned) {
    byte[] encoded = encode(isBehindOther, byName(concerned, true));
    return encoded.length <= BYTES_MOST ? encoded : encode(isBehindOther, byName(concerned, false));
  }

  private static Map<Name, List<ReceiptSpan>> byName(
      Collection<ConcernedEvents> concerned, boolean byFeed) {
    Map<Name, List<ReceiptSpan>> spans = new TreeMap<>();
    for (ConcernedEvents events : concerned) {
      Name name = new Name(events.result(), byFeed ? events.feed() : ConcernedEvents.ANY_FEED);
      spans.computeIfAbsent(name, unknown -> new ArrayList<>()).addAll(events.received());
    }
    return spans;
  }

  private static byte[] encode(boolean isBehindOther, Map<Name, List<ReceiptSpan>> spans) {
    PackedNumbers out = new PackedNumbers();
    out.put(isBehindOther ? 1 : 0);
    out.put(spans.size());
    spans.forEach(
        (name, all) -> {
          out.put(name.result().word());
          out.put(Integer.toUnsignedLong(name.feed()));
          List<ReceiptSpan> joined = ReceiptSpan.joined(all, ConcernedEvents.SPANS_MOST);
          out.put(joined.size());
          long before = 0;
          for (ReceiptSpan span : joined) {
            out.put(span.from() - before);
            out.put(span.to() - span.from());
            before = span.to();
          }
        });
    return out.deflated();
  }

  static Decoded decode(byte[] encoded) {
    List<ConcernedEvents> all = new ArrayList<>();
    try (PackedNumbers.Reader in = PackedNumbers.inflated(encoded)) {
      boolean isBehindOther = in.next() == 1;
      for (int left = in.nextInt(); left > 0; left--) {
        Result result = Result.ofWord(in.nextText());
        int feed = (int) in.next();
        List<ReceiptSpan> spans = new ArrayList<>();
        long before = 0;
        for (int more = in.nextInt(); more > 0; more--) {
          long from = before + in.next();
          before = from + in.next();
          spans.add(new ReceiptSpan(from, before));
        }
        all.add(new ConcernedEvents(result, feed, spans));
      }
      return new Decoded(isBehindOther, all);
    }
  }
}
